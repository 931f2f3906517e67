package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.meta.NameSyntax;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;

/**
 * Names of compute resources: Kubernetes' own have no prefix, extended ones have their vendor's.
 */
public final class ResourceNames {

  private static final String HUGE_PAGES = "hugepages-";
  private static final ImmutableSet<String> CONTAINER =
      ImmutableSet.of("cpu", "memory", "ephemeral-storage");
  private static final ImmutableSet<String> COUNTS =
      ImmutableSet.of(
          "pods",
          "resourcequotas",
          "services",
          "replicationcontrollers",
          "secrets",
          "configmaps",
          "persistentvolumeclaims",
          "services.nodeports",
          "services.loadbalancers");
  private static final ImmutableSet<String> QUOTAS =
      ImmutableSet.of(
          "storage",
          "requests.cpu",
          "requests.memory",
          "requests.storage",
          "requests.ephemeral-storage",
          "limits.cpu",
          "limits.memory",
          "limits.ephemeral-storage");
  private static final ImmutableList<String> POD_LEVEL =
      ImmutableList.of("cpu", "hugepages-*", "memory");

  private ResourceNames() {}

  /** Checks the name of a resource of a container. */
  static void container(String name, Field at) {
    isQualified(name, at);
    if (name.indexOf('/') < 0) {
      if (!CONTAINER.contains(name) && !isHugePages(name)) {
        at.invalid(name, "must be a standard resource for containers");
      }
    } else if (!isNative(name) && !isExtended(name)) {
      at.invalid(name, "doesn't follow extended resource name standard");
    }
  }

  /** Checks the name of a resource of a pod as a whole. */
  static void pod(String name, Field at) {
    if (isQualified(name, at)
        && !name.equals("cpu")
        && !name.equals("memory")
        && !isHugePages(name)) {
      at.unsupported(name, POD_LEVEL);
    }
  }

  private static boolean isQualified(String name, Field at) {
    int before = at.errorCount();
    Names.qualifiedName(name, at);
    if (at.errorCount() == before && name.indexOf('/') < 0 && !isStandard(name)) {
      at.invalid(name, "must be a standard resource type or fully qualified");
    }
    return at.errorCount() == before;
  }

  private static boolean isStandard(String name) {
    return CONTAINER.contains(name)
        || COUNTS.contains(name)
        || QUOTAS.contains(name)
        || isHugePages(name)
        || name.startsWith("requests." + HUGE_PAGES);
  }

  static boolean isHugePages(String name) {
    return name.startsWith(HUGE_PAGES);
  }

  /** The size of one page, as text. */
  static String pageSize(String name) {
    return name.substring(HUGE_PAGES.length());
  }

  /** Whether more may be promised than there is: not of devices and huge pages. */
  static boolean allowsOvercommit(String name) {
    return isNative(name) && !isHugePages(name);
  }

  /** Whether the resource comes in whole pieces only. */
  public static boolean isWhole(String name) {
    return COUNTS.contains(name) || isExtended(name);
  }

  private static boolean isNative(String name) {
    return name.indexOf('/') < 0 || name.contains("kubernetes.io/");
  }

  private static boolean isExtended(String name) {
    return !isNative(name)
        && !name.startsWith("requests.")
        && NameSyntax.qualifiedName("requests." + name).isEmpty();
  }
}
