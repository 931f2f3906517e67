package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import io.gondola.ContainerUsage;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code kubectl top pods}. The metrics server looks every 15 s, and does not know a pod that is
 * younger.
 */
final class TopPodsCommand implements Command {

  @Override
  public String summary() {
    return "Show the CPU and memory that pods, or their --containers, use.";
  }

  @Override
  public Flags flags() {
    return Flags.of("containers " + Use.FLAGS + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ImmutableList<ApiObject> pods = pods(arguments, session);
    if (pods.isEmpty()) {
      session.warn(new Finder(session, arguments).nothingFound(true));
      return;
    }
    ImmutableList<Use> used = used(pods, arguments, session);
    if (used.isEmpty()) {
      throw new KubectlException("metrics not available yet");
    }
    List<List<String>> rows =
        Use.sorted(used, arguments).stream()
            .map(use -> row(arguments, use.pod(), use.name(), use.cpu(), use.memory()))
            .toList();
    Use.print(header(arguments), rows, arguments, session);
  }

  private static ImmutableList<ApiObject> pods(Arguments arguments, Session session) {
    Finder finder = new Finder(session, arguments);
    Kind kind = Kinds.of(Pod.TYPE);
    if (arguments.words().isEmpty()) {
      return finder.list(kind);
    }
    String name = Words.exactly(arguments, "NAME");
    try {
      return ImmutableList.of(finder.get(new Named(kind, name)));
    } catch (ApiException e) {
      // The metrics server is asked, and calls things by names of its own.
      throw new ApiException(
          Reason.NOT_FOUND,
          "podmetrics.metrics.k8s.io \"%s/%s\" not found".formatted(finder.namespace(), name));
    }
  }

  private static ImmutableList<Use> used(
      ImmutableList<ApiObject> pods, Arguments arguments, Session session) {
    ImmutableSet<ObjectKey> keys =
        pods.stream().map(ApiObject::key).collect(ImmutableSet.toImmutableSet());
    ImmutableList<ContainerUsage> usage =
        session.cluster().usage().stream()
            .filter(container -> keys.contains(container.pod()))
            .collect(ImmutableList.toImmutableList());
    if (arguments.isSet("containers")) {
      return usage.stream().map(Use::of).collect(ImmutableList.toImmutableList());
    }
    ImmutableListMultimap<ObjectKey, ContainerUsage> byPod =
        Multimaps.index(usage, ContainerUsage::pod);
    return byPod.keySet().stream()
        .map(pod -> Use.sum(pod, byPod.get(pod)))
        .collect(ImmutableList.toImmutableList());
  }

  private static List<String> header(Arguments arguments) {
    return row(arguments, new ObjectKey("NAMESPACE", "POD"), "NAME", "CPU(cores)", "MEMORY(bytes)");
  }

  private static List<String> row(
      Arguments arguments, ObjectKey pod, String name, String cpu, String memory) {
    List<String> row = new ArrayList<>();
    if (arguments.isSet("all-namespaces")) {
      row.add(pod.namespace());
    }
    if (arguments.isSet("containers")) {
      row.add(pod.name());
    }
    row.addAll(List.of(name, cpu, memory));
    return row;
  }
}
