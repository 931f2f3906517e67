package io.gondola.kubectl.describe;

import io.gondola.api.core.Event;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodIP;
import io.gondola.api.core.PodReadinessGate;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.kubectl.print.HumanDuration;
import java.time.Instant;
import java.util.List;

/** What {@code kubectl describe pod} tells. */
public final class PodDescription {

  private final Description to = new Description();
  private final Pod pod;
  private final ObjectMeta metadata;
  private final PodSpec spec;
  private final PodStatus status;

  private PodDescription(Pod pod) {
    this.pod = pod;
    this.metadata = pod.metadata();
    this.spec = pod.spec();
    this.status = pod.status();
  }

  public static String of(Pod pod, List<Event> events, Instant now) {
    PodDescription description = new PodDescription(pod);
    description.identity();
    description.status(now);
    description.addresses();
    description.containers();
    description.conditions();
    VolumeSection.write(description.to, "", pod.spec().volumes());
    description.placement();
    EventSection.write(description.to, events, now);
    return description.to.aligned();
  }

  private void identity() {
    to.field("Name", metadata.name());
    to.field("Namespace", metadata.namespace());
    to.optional("Priority", spec.priority());
    to.optional("Priority Class Name", spec.priorityClassName());
    to.optional("Service Account", spec.serviceAccountName());
    to.field(
        "Node", spec.nodeName().isEmpty() ? "<none>" : spec.nodeName() + "/" + status.hostIP());
    to.optional("Start Time", Description.time(status.startTime()));
    to.labelsAndAnnotations(metadata);
  }

  private void status(Instant now) {
    if (pod.isTerminating() && !pod.isTerminal()) {
      to.field(
          "Status",
          "Terminating (lasts %s)"
              .formatted(HumanDuration.since(metadata.deletionTimestamp(), now)));
      to.field("Termination Grace Period", metadata.deletionGracePeriodSeconds() + "s");
    } else {
      to.field("Status", status.phase());
    }
    to.optional("Reason", status.reason());
    to.optional("Message", status.message());
  }

  private void addresses() {
    to.field("IP", status.podIP());
    if (status.podIPs().isEmpty()) {
      to.field("IPs", "<none>");
    } else {
      to.line(0, "IPs:");
      status.podIPs().stream().map(PodIP::ip).forEach(ip -> to.field(1, "IP", ip));
    }
    metadata
        .controller()
        .ifPresent(owner -> to.field("Controlled By", owner.kind() + "/" + owner.name()));
    to.optional("NominatedNodeName", status.nominatedNodeName());
  }

  private void containers() {
    ContainerSection containers = ContainerSection.ofPod(to, EnvironmentSection.of(to, pod));
    if (!spec.initContainers().isEmpty()) {
      containers.write("Init Containers", spec.initContainers(), status.initContainerStatuses());
    }
    containers.write("Containers", spec.containers(), status.containerStatuses());
  }

  private void conditions() {
    if (!spec.readinessGates().isEmpty()) {
      to.line(0, "Readiness Gates:").line(1, "Type\tStatus");
      spec.readinessGates().forEach(this::readinessGate);
    }
    if (!status.conditions().isEmpty()) {
      to.line(0, "Conditions:").line(1, "Type\tStatus");
      status
          .conditions()
          .forEach(condition -> to.line(1, row(condition.type(), condition.status())));
    }
  }

  private void readinessGate(PodReadinessGate gate) {
    String open = status.condition(gate.conditionType()).map(PodCondition::status).orElse("<none>");
    to.line(1, row(gate.conditionType(), open));
  }

  private static String row(String type, String status) {
    return "%s \t%s ".formatted(type, status);
  }

  private void placement() {
    to.optional("QoS Class", status.qosClass());
    PlacementSection.selectorsAndTolerations(to, 0, spec);
    PlacementSection.spread(to, 0, spec);
  }
}
