package io.gondola.scheduler;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.meta.Quantity;

/** A node and what is charged to it. */
final class NodeLoad {

  private static final int DEFAULT_PODS = 110;

  private Node node;
  private int pods;
  private long milliCpu;
  private long memory;

  NodeLoad(Node node) {
    this.node = node;
  }

  String name() {
    return node.name();
  }

  int pods() {
    return pods;
  }

  void update(Node newer) {
    node = newer;
  }

  void charge(Requests requests) {
    pods++;
    milliCpu += requests.milliCpu();
    memory += requests.memory();
  }

  void discharge(Requests requests) {
    pods--;
    milliCpu -= requests.milliCpu();
    memory -= requests.memory();
  }

  /** Why a pod does not fit. */
  Misfit misfit(PodNeeds needs) {
    return NodeFilter.refusal(needs, node)
        .map(Misfit::incurable)
        .orElseGet(() -> shortage(needs.requests()));
  }

  /** All that is short; what the empty node does not have, no pod can make room for. */
  private Misfit shortage(Requests requests) {
    ImmutableList.Builder<String> reasons = ImmutableList.builder();
    long cpu = allocatableMilliCpu();
    long bytes = allocatable("memory", Long.MAX_VALUE);
    if (pods + 1 > allocatable("pods", DEFAULT_PODS)) {
      reasons.add("Too many pods");
    }
    if (requests.milliCpu() > 0 && requests.milliCpu() > cpu - milliCpu) {
      reasons.add("Insufficient cpu");
    }
    if (requests.memory() > 0 && requests.memory() > bytes - memory) {
      reasons.add("Insufficient memory");
    }
    ImmutableList<String> found = reasons.build();
    return found.isEmpty()
        ? Misfit.NONE
        : new Misfit(found, requests.milliCpu() <= cpu && requests.memory() <= bytes);
  }

  private long allocatable(String resource, long absent) {
    Quantity quantity = node.status().allocatable().get(resource);
    return quantity == null ? absent : quantity.value();
  }

  private long allocatableMilliCpu() {
    Quantity cpu = node.status().allocatable().get("cpu");
    return cpu == null ? Long.MAX_VALUE : cpu.milliValue();
  }
}
