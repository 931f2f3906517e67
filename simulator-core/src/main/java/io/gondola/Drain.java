package io.gondola;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.DeleteOptions;
import io.gondola.sim.Activity;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A drain that is under way, or over. It goes on as virtual time passes, and holds as a {@link
 * Condition} once all pods that it took are gone.
 *
 * <p>All pods are evicted at once; one that is refused because of a PodDisruptionBudget is tried
 * again every 5 s. Whether a pod is gone is looked at each second. The node stays cordoned.
 */
public final class Drain implements Condition {

  private static final String COMPONENT = "kubectl drain";
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofSeconds(1);

  private final ApiServer api;
  private final String node;
  private final DrainOptions options;

  /** The pods that are not gone, with what was last said about each. */
  private final Map<Pod, String> remaining = new LinkedHashMap<>();

  private final List<String> output = new ArrayList<>();
  private final List<Timer> timers = new ArrayList<>();
  private boolean finished;
  private String failure = "";

  Drain(ApiServer api, String node, DrainOptions options, ImmutableList<Pod> pods) {
    this.api = api;
    this.node = node;
    this.options = options;
    pods.forEach(pod -> remaining.put(pod, "not evicted yet"));
  }

  void begin() {
    if (!options.timeout().isZero()) {
      String text = "drain did not complete within " + goDuration(options.timeout());
      after(options.timeout(), "give up on", node, () -> fail(text));
    }
    after(Duration.ZERO, "evict the pods of", node, this::evictAll);
  }

  /** Whether all pods that it took are gone. */
  public boolean isFinished() {
    return finished;
  }

  /** Why it was given up; empty if it was not. */
  public Optional<String> failure() {
    return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
  }

  /** The pods that it took and that are not gone, by name. */
  public ImmutableList<Pod> remaining() {
    return ImmutableList.copyOf(remaining.keySet());
  }

  /** What {@code kubectl drain} would have printed so far, errors and warnings among the rest. */
  public ImmutableList<String> output() {
    return ImmutableList.copyOf(output);
  }

  void print(String line) {
    output.add(line);
  }

  private void evictAll() {
    if (remaining.isEmpty()) {
      finish();
    }
    remaining().forEach(this::evict);
  }

  private void evict(Pod pod) {
    print("evicting pod " + pod.key());
    try {
      remove(pod);
      remaining.put(pod, "on its way out");
      awaitEnd(pod);
    } catch (ApiException e) {
      refused(pod, e);
    }
  }

  private void remove(Pod pod) {
    DeleteOptions delete = new DeleteOptions(options.gracePeriodSeconds(), null, null);
    if (options.disableEviction()) {
      api.delete(Pod.TYPE, pod.key(), delete.onlyUid(pod.metadata().uid()));
    } else {
      api.evict(pod.key(), delete.onlyUid(pod.metadata().uid()));
    }
  }

  private void refused(Pod pod, ApiException error) {
    String what =
        "error when evicting pods/\"%s\" -n \"%s\"".formatted(pod.name(), pod.key().namespace());
    if (error.reason() == Reason.NOT_FOUND) {
      gone(pod);
    } else if (error.reason() == Reason.TOO_MANY_REQUESTS) {
      print("%s (will retry after 5s): %s".formatted(what, error.getMessage()));
      remaining.put(pod, error.detail());
      after(RETRY, "evict", pod.key(), () -> evict(pod));
    } else {
      fail("%s: %s".formatted(what, error.getMessage()));
    }
  }

  private void awaitEnd(Pod pod) {
    boolean there =
        api.find(Pod.TYPE, pod.key())
            .filter(live -> live.metadata().uid().equals(pod.metadata().uid()))
            .isPresent();
    if (there) {
      after(POLL, "look for", pod.key(), () -> awaitEnd(pod));
    } else {
      gone(pod);
    }
  }

  private void gone(Pod pod) {
    remaining.remove(pod);
    print("pod/%s %s".formatted(pod.name(), options.disableEviction() ? "deleted" : "evicted"));
    if (remaining.isEmpty() && failure.isEmpty()) {
      finish();
    }
  }

  private void finish() {
    finished = true;
    print("node/%s drained".formatted(node));
    timers.forEach(Timer::cancel);
  }

  private void fail(String text) {
    failure = text;
    print(text);
    timers.forEach(Timer::cancel);
  }

  private void after(Duration delay, String verb, Object subject, Runnable action) {
    if (failure.isEmpty()) {
      timers.removeIf(timer -> !timer.isPending());
      timers.add(api.simulation().schedule(delay, new Activity(COMPONENT, verb, subject), action));
    }
  }

  /** As Go prints whole seconds. */
  private static String goDuration(Duration time) {
    long hours = time.toHours();
    String minutes = time.toMinutes() > 0 ? time.toMinutesPart() + "m" : "";
    return (hours > 0 ? hours + "h" : "") + minutes + time.toSecondsPart() + "s";
  }

  @Override
  public boolean holds(Cluster cluster) {
    return isFinished();
  }

  @Override
  public String description() {
    return "node \"%s\" drained".formatted(node);
  }

  @Override
  public String actual(Cluster cluster) {
    List<String> pods = new ArrayList<>();
    remaining.forEach((pod, why) -> pods.add("pod %s: %s".formatted(pod.key(), why)));
    return failure.isEmpty() ? String.join("; ", pods) : failure;
  }

  @Override
  public String toString() {
    return "Drain[%s, %s pods left]".formatted(node, remaining.size());
  }
}
