package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.kubelet.ImageBehavior.Outcome;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What the pods of one node share: its images, addresses, times and the way to the API server. */
final class NodeContext {

  private final ApiServer api;
  private final String component;
  private final String hostIp;
  private final Images images;
  private final KubeletTimes times;
  private final PodAddresses addresses;
  private final ChoiceStream choices;
  private boolean connected = true;

  /** When each image is there, or will be, as pods share pulls; never walked. */
  private final Map<String, Instant> pulls = new HashMap<>();

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

  /** Whether the node has the image already. */
  boolean hasImage(Container container) {
    Instant there = pulls.get(container.image());
    return there != null && !there.isAfter(now());
  }

  /**
   * How long it takes until the node has the image: no time if it is there (even where the policy
   * asks for a pull, as that finds all layers), the rest of a pull that another pod began.
   */
  Duration pullTime(Container container, ImageBehavior behavior) {
    Instant there = pulls.get(container.image());
    if (there != null) {
      return there.isAfter(now()) ? Duration.between(now(), there) : Duration.ZERO;
    }
    Duration pull = sample(behavior.pull());
    if (behavior.outcome() != Outcome.NOT_FOUND) {
      pulls.put(container.image(), now().plus(pull));
    }
    return pull;
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
