package io.gondola.kubectl;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.Selector;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code kubectl logs}. */
final class LogsCommand implements Command {

  @Override
  public String summary() {
    return "Show what containers wrote.";
  }

  @Override
  public Flags flags() {
    return Flags.of("container|c= all-containers tail= prefix selector|l=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    for (Pod pod : pods(arguments, session)) {
      for (Container container : containers(pod, arguments, session)) {
        session.attempt(() -> write(pod, container.name(), arguments, session));
      }
    }
  }

  private static ImmutableList<Pod> pods(Arguments arguments, Session session) {
    Finder finder = new Finder(session, arguments);
    if (arguments.has("selector")) {
      return finder.list(Kinds.of(Pod.TYPE)).stream()
          .map(Pod.class::cast)
          .collect(ImmutableList.toImmutableList());
    }
    if (arguments.words().isEmpty()) {
      throw new KubectlException(
          "expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\n"
              + "POD or TYPE/NAME is a required argument for the logs command");
    }
    String first = arguments.words().get(0);
    String word = first.contains("/") ? first : "pod/" + first;
    ApiObject object = finder.single(ResourceWords.parse(List.of(word), "logs"));
    return ImmutableList.of(
        object instanceof Pod pod ? pod : firstOf(object, finder.namespace(), session));
  }

  private static Pod firstOf(ApiObject object, String namespace, Session session) {
    Selector selector = selector(object);
    List<Pod> pods =
        session.cluster().list(Pod.TYPE, namespace, "").stream()
            .filter(pod -> selector.matches(pod.metadata().labels()))
            .toList();
    if (pods.isEmpty()) {
      throw new KubectlException("timed out waiting for the condition");
    }
    if (pods.size() > 1) {
      session.warn("Found %s pods, using pod/%s".formatted(pods.size(), pods.get(0).name()));
    }
    return pods.get(0);
  }

  private static Selector selector(ApiObject object) {
    if (object instanceof Deployment deployment) {
      return selector(deployment.spec().selector());
    }
    if (object instanceof ReplicaSet set) {
      return selector(set.spec().selector());
    }
    if (object instanceof Service service) {
      return Selector.ofLabels(service.spec().selector());
    }
    throw new KubectlException(
        "cannot get the logs from %s".formatted(Kind.label(object.resourceType())));
  }

  private static Selector selector(@Nullable LabelSelector selector) {
    return selector == null ? Selector.nothing() : selector.toSelector();
  }

  private static List<Container> containers(Pod pod, Arguments arguments, Session session) {
    List<Container> all =
        Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
            .toList();
    if (arguments.isSet("all-containers")) {
      return all;
    }
    String wanted = arguments.text("container");
    if (!wanted.isEmpty()) {
      List<Container> named = all.stream().filter(c -> c.name().equals(wanted)).toList();
      if (named.isEmpty()) {
        throw new KubectlException(
            "container %s is not valid for pod %s".formatted(wanted, pod.name()));
      }
      return named;
    }
    Container first = pod.spec().containers().get(0);
    if (all.size() > 1) {
      session.warn("Defaulted container \"%s\" out of: %s".formatted(first.name(), names(pod)));
    }
    return List.of(first);
  }

  private static String names(Pod pod) {
    Stream<String> init = pod.spec().initContainers().stream().map(c -> c.name() + " (init)");
    return Stream.concat(pod.spec().containers().stream().map(Container::name), init)
        .collect(joining(", "));
  }

  private static void write(Pod pod, String container, Arguments arguments, Session session) {
    List<String> lines = session.cluster().logs(pod.key().toString(), container);
    int tail = arguments.number("tail", -1);
    String prefix =
        arguments.isSet("prefix") ? "[pod/%s/%s] ".formatted(pod.name(), container) : "";
    lines.stream()
        .skip(tail < 0 ? 0 : Math.max(0, lines.size() - tail))
        .forEach(line -> session.print(prefix + line));
  }
}
