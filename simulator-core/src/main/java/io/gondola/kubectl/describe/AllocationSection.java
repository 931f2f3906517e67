package io.gondola.kubectl.describe;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodRequests;
import io.gondola.api.meta.Quantity;
import io.gondola.kubectl.print.HumanDuration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the pods of a node ask of it, as amounts and as shares of what it has to give. */
final class AllocationSection {

  private static final ImmutableList<String> SHOWN =
      ImmutableList.of("cpu", "memory", "ephemeral-storage");

  private final Description to;
  private final Map<String, Quantity> allocatable;

  private AllocationSection(Description to, Node node) {
    this.to = to;
    this.allocatable = node.status().allocatable();
  }

  static void write(Description to, Node node, List<Pod> pods, Instant now) {
    AllocationSection section = new AllocationSection(to, node);
    section.pods(pods, now);
    section.totals(pods);
  }

  private void pods(List<Pod> pods, Instant now) {
    to.field("Non-terminated Pods", "(%s in total)".formatted(pods.size()));
    to.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
    to.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
    for (Pod pod : pods) {
      Map<String, Quantity> requests = PodRequests.of(pod.spec());
      Map<String, Quantity> limits = limits(pod);
      to.line(
          1,
          String.join(
              "\t",
              pod.metadata().namespace(),
              pod.name(),
              "",
              share("cpu", requests),
              share("cpu", limits),
              share("memory", requests),
              share("memory", limits),
              HumanDuration.since(pod.metadata().creationTimestamp(), now)));
    }
  }

  private void totals(List<Pod> pods) {
    Map<String, Quantity> requests = new TreeMap<>();
    Map<String, Quantity> limits = new TreeMap<>();
    for (Pod pod : pods) {
      add(requests, PodRequests.of(pod.spec()));
      add(limits, limits(pod));
    }
    to.line(0, "Allocated resources:");
    to.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
    to.line(1, "Resource\tRequests\tLimits");
    to.line(1, "--------\t--------\t------");
    SHOWN.forEach(
        name -> to.line(1, name + "\t" + share(name, requests) + "\t" + share(name, limits)));
  }

  private static Map<String, Quantity> limits(Pod pod) {
    Map<String, Quantity> limits = new TreeMap<>();
    pod.spec().containers().forEach(container -> add(limits, container.resources().limits()));
    return limits;
  }

  private static void add(Map<String, Quantity> sum, Map<String, Quantity> more) {
    more.forEach((name, amount) -> sum.merge(name, amount, Quantity::add));
  }

  private String share(String name, Map<String, Quantity> amounts) {
    Quantity amount = amounts.getOrDefault(name, Quantity.ZERO);
    BigDecimal all = allocatable.getOrDefault(name, Quantity.ZERO).amount();
    BigDecimal percent =
        all.signum() == 0
            ? BigDecimal.ZERO
            : amount.amount().multiply(BigDecimal.valueOf(100)).divide(all, 0, RoundingMode.DOWN);
    return "%s (%s%%)".formatted(amount, percent);
  }
}
