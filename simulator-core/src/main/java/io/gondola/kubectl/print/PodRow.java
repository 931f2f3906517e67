package io.gondola.kubectl.print;

import com.google.common.collect.Lists;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodIP;
import java.util.List;

/** A pod as a row. */
final class PodRow {

  static final RowPrinter<Pod> PRINTER =
      RowPrinter.of(
          Pod.class,
          "NAME|READY|STATUS|RESTARTS|AGE|+IP|+NODE|+NOMINATED NODE|+READINESS GATES",
          PodRow::cells);

  private PodRow() {}

  private static List<Object> cells(Pod pod, View view) {
    PodSummary summary = PodSummary.of(pod);
    return Lists.newArrayList(
        pod.name(),
        summary.ready() + "/" + summary.containers(),
        summary.status(),
        summary.restartText(view.now()),
        RowPrinters.age(pod, view),
        pod.status().podIPs().stream().map(PodIP::ip).findFirst().orElse(Texts.NONE),
        Texts.orNone(pod.spec().nodeName()),
        Texts.orNone(pod.status().nominatedNodeName()),
        readinessGates(pod));
  }

  private static String readinessGates(Pod pod) {
    int gates = pod.spec().readinessGates().size();
    long open =
        pod.spec().readinessGates().stream()
            .flatMap(gate -> pod.status().condition(gate.conditionType()).stream())
            .filter(PodCondition::isTrue)
            .count();
    return gates == 0 ? Texts.NONE : open + "/" + gates;
  }
}
