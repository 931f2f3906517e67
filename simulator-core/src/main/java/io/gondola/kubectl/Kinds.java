package io.gondola.kubectl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
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
import io.gondola.api.meta.ResourceType;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.kubectl.print.Endpoints;
import java.util.List;
import java.util.Locale;

/** The kinds that commands can name. */
final class Kinds {

  private static final ImmutableList<Kind> KINDS =
      ImmutableList.of(
          Kind.of(Pod.TYPE, "po"),
          Kind.of(Service.TYPE, "svc"),
          Kind.of(Deployment.TYPE, "deploy"),
          Kind.of(ReplicaSet.TYPE, "rs"),
          Kind.of(Endpoints.TYPE, "ep"),
          Kind.of(EndpointSlice.TYPE),
          Kind.of(Node.TYPE, "no"),
          Kind.of(Event.TYPE, "ev"),
          Kind.of(Namespace.TYPE, "ns"),
          Kind.of(PodDisruptionBudget.TYPE, "pdb"),
          Kind.of(HorizontalPodAutoscaler.TYPE, "hpa"),
          Kind.of(ConfigMap.TYPE, "cm"),
          Kind.of(Secret.TYPE));

  /** What {@code all} stands for, which is not all. */
  private static final ImmutableList<ResourceType<?>> ALL =
      ImmutableList.of(
          Pod.TYPE, Service.TYPE, Deployment.TYPE, ReplicaSet.TYPE, HorizontalPodAutoscaler.TYPE);

  private Kinds() {}

  static Kind of(ResourceType<?> type) {
    return KINDS.stream()
        .filter(kind -> kind.type().equals(type))
        .findFirst()
        .orElseGet(() -> Kind.of(type));
  }

  /** Kinds separated by commas, {@code all} among them. */
  static ImmutableList<Kind> parseList(String text) {
    ImmutableList.Builder<Kind> kinds = ImmutableList.builder();
    for (String name : Splitter.on(',').split(text)) {
      if (name.equals("all")) {
        ALL.forEach(type -> kinds.add(of(type)));
      } else {
        kinds.add(parse(name));
      }
    }
    return kinds.build();
  }

  /** {@code deploy}, {@code deployments.apps} or {@code deployments.v1.apps}, in any case. */
  static Kind parse(String text) {
    List<String> parts = Splitter.on('.').limit(2).splitToList(text.toLowerCase(Locale.ROOT));
    return KINDS.stream()
        .filter(kind -> kind.names().contains(parts.get(0)))
        .filter(kind -> parts.size() == 1 || isGroup(kind.type(), parts.get(1)))
        .findFirst()
        .orElseThrow(
            () ->
                new KubectlException(
                    "the server doesn't have a resource type \"%s\"".formatted(text)));
  }

  private static boolean isGroup(ResourceType<?> type, String text) {
    return text.equals(type.group())
        || text.equals(type.version() + "." + type.group())
        || text.equals(type.version());
  }
}
