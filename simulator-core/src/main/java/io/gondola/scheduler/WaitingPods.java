package io.gondola.scheduler;

import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Pods that fit nowhere: how often they were tried, and when they may be tried again. */
final class WaitingPods {

  /** After so long a pod is tried again even if nothing happened that could help. */
  static final Duration UNTIL_TRIED_ANYWAY = Duration.ofMinutes(5);

  private static final int LONGEST_BACKOFF_SECONDS = 10;

  /** Looked up, never walked. */
  private final Map<ObjectKey, Failure> failures = new HashMap<>();

  /** Those that wait for something to happen, in the order in which they failed. */
  private final Set<ObjectKey> parked = new LinkedHashSet<>();

  private record Failure(int attempts, Instant last) {}

  void failed(ObjectKey pod, Instant now) {
    Failure before = failures.get(pod);
    failures.put(pod, new Failure(before == null ? 1 : before.attempts() + 1, now));
    parked.add(pod);
  }

  void forget(ObjectKey pod) {
    failures.remove(pod);
    parked.remove(pod);
  }

  /** Something happened that could help: each pod is to be tried once its back-off is over. */
  void wake(Instant now, BiConsumer<ObjectKey, Duration> retry) {
    for (ObjectKey pod : parked) {
      Failure failure = failures.get(pod);
      if (failure != null) {
        Instant due = failure.last().plusSeconds(backoffSeconds(failure.attempts()));
        retry.accept(pod, Duration.between(now, due));
      }
    }
    parked.clear();
  }

  /** 1 s after the first failure, then twice as long each time, up to 10 s. */
  static int backoffSeconds(int attempts) {
    return Math.min(LONGEST_BACKOFF_SECONDS, 1 << Math.min(attempts - 1, 4));
  }
}
