package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks references to fields and resources of the pod itself. */
public final class DownwardApiValidation {

  /** Fields of a pod that can be selected by at all, in whatever place. */
  private static final ImmutableList<String> KNOWN_FIELDS =
      ImmutableList.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.schedulerName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.phase",
          "status.podIP",
          "status.podIPs");

  private static final ImmutableList<String> ENV_FIELDS =
      ImmutableList.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");

  private static final ImmutableList<String> VOLUME_FIELDS =
      ImmutableList.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid");

  private static final ImmutableList<String> RESOURCES =
      ImmutableList.of(
          "limits.cpu",
          "limits.ephemeral-storage",
          "limits.memory",
          "requests.cpu",
          "requests.ephemeral-storage",
          "requests.memory");

  private DownwardApiValidation() {}

  /** A field in an environment variable. */
  public static void envField(Raw reference, Field at) {
    field(reference, ENV_FIELDS, at);
  }

  /** A field in a volume. */
  static void volumeField(Raw reference, Field at) {
    field(reference, VOLUME_FIELDS, at);
  }

  private static void field(Raw reference, ImmutableList<String> allowed, Field at) {
    String path = reference.text("fieldPath");
    if (reference.text("apiVersion").isEmpty()) {
      at.child("apiVersion").required();
    } else if (path.isEmpty()) {
      at.child("fieldPath").required();
    } else if (!reference.text("apiVersion").equals("v1")) {
      unconvertible(path, "unsupported pod version: " + reference.text("apiVersion"), at);
    } else if (path.endsWith("']") && path.indexOf("['") > 0) {
      subscripted(path, at);
    } else if (path.equals("spec.host")) {
      at.child("fieldPath").oneOf("spec.nodeName", allowed);
    } else if (!KNOWN_FIELDS.contains(path)) {
      unconvertible(path, "field label not supported: " + path, at);
    } else {
      at.child("fieldPath").oneOf(path, allowed);
    }
  }

  private static void unconvertible(String path, String reason, Field at) {
    at.child("fieldPath").invalid(path, "error converting fieldPath: " + reason);
  }

  /** One label or annotation by its key: {@code metadata.labels['app']}. */
  private static void subscripted(String path, Field at) {
    int bracket = path.indexOf("['");
    String key = path.substring(bracket + 2, path.length() - 2);
    switch (path.substring(0, bracket)) {
      case "metadata.annotations" -> Names.annotationKeyShownInLowerCase(key, at);
      case "metadata.labels" -> Names.qualifiedName(key, at);
      default -> unconvertible(path, "field label does not support subscript: " + path, at);
    }
  }

  /** A request or limit of a container; volumes must say of which. */
  public static void resource(Raw reference, boolean inVolume, Field at) {
    String resource = reference.text("resource");
    if (inVolume && reference.text("containerName").isEmpty()) {
      at.child("containerName").required();
    } else if (resource.isEmpty()) {
      at.child("resource").required();
    } else if (!resource.startsWith("requests.hugepages-")
        && !resource.startsWith("limits.hugepages-")) {
      at.child("resource").oneOf(resource, RESOURCES);
    }
    Divisors.validate(resource, reference.value("divisor"), at.child("divisor"));
  }
}
