package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Event;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.policy.PodDisruptionBudget;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which kinds there are: simulated ones, inert ones, and those that no cluster has. */
final class Kinds {

  private static final ImmutableMap<String, ResourceType<?>> SIMULATED =
      Maps.uniqueIndex(
          Stream.<ResourceType<?>>of(
                  Pod.TYPE,
                  Deployment.TYPE,
                  ReplicaSet.TYPE,
                  Service.TYPE,
                  EndpointSlice.TYPE,
                  Node.TYPE,
                  Namespace.TYPE,
                  Event.TYPE,
                  ConfigMap.TYPE,
                  Secret.TYPE,
                  PodDisruptionBudget.TYPE,
                  HorizontalPodAutoscaler.TYPE)
              .toList(),
          type -> type.apiVersion() + " " + type.kind());

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern CUSTOM_VERSION =
      Pattern.compile(LABEL + "(\\." + LABEL + ")+/" + LABEL);
  private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

  private Kinds() {}

  /**
   * The type of a kind; empty if a cluster has no such kind. A group that is not Kubernetes' own is
   * taken for that of a custom resource, as if its definition had been applied before.
   */
  static Optional<ResourceType<?>> find(String apiVersion, String kind) {
    ResourceType<?> simulated = SIMULATED.get(apiVersion + " " + kind);
    if (simulated != null) {
      return Optional.of(simulated);
    }
    Optional<Boolean> builtIn = Schema.kubernetes().isNamespaced(apiVersion, kind);
    if (builtIn.isEmpty() && !isCustom(apiVersion, kind)) {
      return Optional.empty();
    }
    return Optional.of(InertObject.type(apiVersion, kind, builtIn.orElse(true)));
  }

  /** The group of a custom resource must be a domain name, and its kind must be a word. */
  private static boolean isCustom(String apiVersion, String kind) {
    String group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    return !Schema.kubernetes().ownsGroup(group)
        && CUSTOM_VERSION.matcher(apiVersion).matches()
        && KIND.matcher(kind).matches();
  }
}
