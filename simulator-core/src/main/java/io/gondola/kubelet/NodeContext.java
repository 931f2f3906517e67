package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;

/** What the pods of one node share: its images, addresses, times and the way to the API server. */
final class NodeContext {

  private final ApiServer api;
  private final String component;
  private final String hostIp;
  private final Images images;
  private final KubeletTimes times;
  private final PodAddresses addresses;
  private final ChoiceStream choices;
  private final TreeSet<String> present = new TreeSet<>();
  private boolean connected = true;

  NodeContext(ApiServer api, NodeShape node, Images images, KubeletTimes times) {
    this.api = api;
    this.component = "kubelet/" + node.name();
    this.hostIp = node.hostIp();
    this.images = images;
    this.times = times;
    this.addresses = new PodAddresses(node.podCidr());
    this.choices = api.simulation().choices().stream(component);
  }

  /** Whether what is told to the API server gets there. */
  void connect(boolean nowConnected) {
    connected = nowConnected;
  }

  Instant now() {
    return api.simulation().now();
  }

  String hostIp() {
    return hostIp;
  }

  PodAddresses addresses() {
    return addresses;
  }

  ImageBehavior behavior(Container container) {
    return images.of(container.image());
  }

  Duration sample(Distribution distribution) {
    return distribution.sample(choices);
  }

  Duration sandboxTime() {
    return sample(times.sandbox());
  }

  Duration teardownTime() {
    return sample(times.teardown());
  }

  /**
   * No time for an image that the node has, unless the policy asks for a pull each time; that finds
   * all layers there.
   */
  Duration pullTime(Container container, ImageBehavior behavior) {
    return present.contains(container.image()) ? Duration.ZERO : sample(behavior.pull());
  }

  void pulled(Container container) {
    present.add(container.image());
  }

  Timer after(Duration delay, String verb, ObjectKey pod, Runnable action) {
    return api.simulation().schedule(delay, new Activity(component, verb, pod), action);
  }

  void event(Pod pod, String reason, String message) {
    if (connected) {
      api.events().normal(pod, reason, message);
    }
  }

  void warning(Pod pod, String reason, String message) {
    if (connected) {
      api.events().warning(pod, reason, message);
    }
  }

  /** Writes what is known of a pod; it may be gone by now. */
  void publish(Pod pod, PodReport report) {
    if (!connected) {
      return;
    }
    Instant seconds = now().truncatedTo(ChronoUnit.SECONDS);
    api.find(Pod.TYPE, pod.key())
        .filter(live -> live.metadata().uid().equals(pod.metadata().uid()))
        .ifPresent(
            live -> api.updateStatus(live.withStatus(report.status(live.status(), seconds))));
  }

  /** Removes a pod whose containers have ended; somebody may have been faster. */
  void remove(Pod pod) {
    if (!connected) {
      return;
    }
    try {
      api.delete(Pod.TYPE, pod.key(), DeleteOptions.NOW.onlyUid(pod.metadata().uid()));
    } catch (ApiException e) {
      if (e.reason() != Reason.NOT_FOUND && e.reason() != Reason.CONFLICT) {
        throw e;
      }
    }
  }
}
