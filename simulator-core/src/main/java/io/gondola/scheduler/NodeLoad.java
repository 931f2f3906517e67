package io.gondola.scheduler;

import io.gondola.api.core.Node;
import io.gondola.api.meta.Quantity;

/** A node and what is charged to it. */
final class NodeLoad {

  private static final int DEFAULT_PODS = 110;
  private static final String PREFERENCE = "PreferNoSchedule";

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

  /** Why a pod does not fit, in Kubernetes' words; empty if it does. */
  String misfit(Requests requests) {
    if (node.spec().unschedulable()) {
      return "node(s) were unschedulable";
    }
    if (node.spec().taints().stream().anyMatch(taint -> !taint.effect().equals(PREFERENCE))) {
      return "node(s) had untolerated taint(s)";
    }
    if (pods + 1 > allocatable("pods", DEFAULT_PODS)) {
      return "Too many pods";
    }
    if (requests.milliCpu() > allocatableMilliCpu() - milliCpu) {
      return "Insufficient cpu";
    }
    if (requests.memory() > allocatable("memory", Long.MAX_VALUE) - memory) {
      return "Insufficient memory";
    }
    return "";
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
