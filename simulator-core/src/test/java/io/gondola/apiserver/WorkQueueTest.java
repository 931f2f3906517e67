package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ConfigMap;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

  private static final ObjectKey KEY = TestServer.key("web");

  private final TestServer server = new TestServer();
  private final List<Long> runs = new ArrayList<>();
  private int failuresLeft;

  @Test
  void key_isLookedAtAfterTheDelay() {
    queue(Integer.MAX_VALUE).add(KEY);

    server.runFor(Duration.ofSeconds(1));

    assertThat(runs).containsExactly(5L);
  }

  @Test
  void key_addedTwiceBeforeItsTurnIsLookedAtOnce() {
    WorkQueue queue = queue(Integer.MAX_VALUE);
    queue.add(KEY);
    server.runFor(Duration.ofMillis(3));
    queue.add(KEY);
    server.runFor(Duration.ofMillis(3));
    queue.add(KEY);

    server.runFor(Duration.ofSeconds(1));

    assertThat(runs).containsExactly(5L, 11L);
  }

  @Test
  void failure_isRetriedAfterABackOffThatDoubles() {
    failuresLeft = 4;
    queue(Integer.MAX_VALUE).add(KEY);

    server.runFor(Duration.ofSeconds(1));

    // Each time the queue's own delay of 5 ms comes on top of 5, 10, 20 and 40 ms.
    assertThat(runs).containsExactly(5L, 15L, 30L, 55L, 100L);
  }

  @Test
  void backOff_startsAnewAfterASuccess() {
    failuresLeft = 2;
    WorkQueue queue = queue(Integer.MAX_VALUE);
    queue.add(KEY);
    server.runFor(Duration.ofMillis(100));
    failuresLeft = 1;
    queue.add(KEY);

    server.runFor(Duration.ofSeconds(1));

    assertThat(runs).containsExactly(5L, 15L, 30L, 105L, 115L);
  }

  @Test
  void backOff_isAtMostAThousandSeconds() {
    failuresLeft = 40;
    queue(Integer.MAX_VALUE).add(KEY);

    server.runFor(Duration.ofHours(10));

    long last = runs.get(runs.size() - 1);
    long before = runs.get(runs.size() - 2);
    assertThat(runs).hasSize(41);
    assertThat(last - before).isEqualTo(1_000_005L);
  }

  @Test
  void key_isDroppedAfterTheLimitOfRetries() {
    failuresLeft = 100;
    WorkQueue queue = queue(3);
    queue.add(KEY);
    server.runFor(Duration.ofHours(1));
    assertThat(runs).hasSize(4);

    queue.add(KEY);
    server.runFor(Duration.ofHours(1));

    assertThat(runs).as("news gives it as many tries again").hasSize(8);
  }

  @Test
  void earliestDate_wins() {
    WorkQueue queue = queue(Integer.MAX_VALUE);
    queue.addAfter(KEY, Duration.ofSeconds(10));
    queue.addAfter(KEY, Duration.ofSeconds(3));
    queue.addAfter(KEY, Duration.ofSeconds(7));

    server.runFor(Duration.ofMinutes(1));

    assertThat(runs).containsExactly(3005L);
  }

  @Test
  void dateInThePast_isNow() {
    WorkQueue queue = queue(Integer.MAX_VALUE);
    queue.addAfter(KEY, Duration.ofSeconds(-1));

    server.runFor(Duration.ofMinutes(1));

    assertThat(runs).containsExactly(5L);
  }

  @Test
  void cause_isTheLatestNewsFromElsewhere() {
    List<Long> causes = new ArrayList<>();
    WorkQueue queue =
        new WorkQueue(
            server.api,
            "me",
            WorkQueue.Settings.retryingForever(() -> Duration.ofMillis(5)),
            key -> causes.add(server.simulation.cause()));
    long elsewhere = entryBy("other", "a");
    long own = entryBy("me", "b");
    long later = entryBy("other", "c");

    server.simulation.causedBy(elsewhere, () -> queue.add(KEY));
    server.simulation.causedBy(own, () -> queue.add(KEY));
    server.runFor(Duration.ofSeconds(1));
    server.simulation.causedBy(own, () -> queue.add(KEY));
    server.simulation.causedBy(later, () -> queue.add(KEY));
    server.runFor(Duration.ofSeconds(1));

    assertThat(causes).containsExactly(elsewhere, later);
  }

  /** The number of a timeline entry that a component wrote. */
  private long entryBy(String component, String name) {
    server.simulation.schedule(
        Duration.ZERO,
        new Activity(component, "write", name),
        () -> server.create(ConfigMap.TYPE, Manifests.configMap(name)));
    server.runFor(Duration.ZERO);
    return server.api.timeline().size();
  }

  private WorkQueue queue(int maxRetries) {
    return new WorkQueue(
        server.api,
        "me",
        new WorkQueue.Settings(() -> Duration.ofMillis(5), maxRetries),
        this::reconcile);
  }

  private void reconcile(ObjectKey key) {
    runs.add(server.simulation.elapsed().toMillis());
    if (failuresLeft > 0) {
      failuresLeft--;
      throw ApiException.notFound(ConfigMap.TYPE, key.name());
    }
  }
}
