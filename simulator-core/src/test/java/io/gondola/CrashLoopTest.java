package io.gondola;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.kubelet.ImageBehavior;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A container that ends again and again is restarted less and less often. */
class CrashLoopTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.of(
              "crasher", OneNodeImages.exiting(ofSeconds(1), 1),
              "lasting", OneNodeImages.exiting(ofSeconds(601), 1),
              "almost", OneNodeImages.exiting(ofSeconds(600), 1),
              "app", ImageBehavior.INSTANT));

  @Test
  void waits_doubleFromTenSecondsToFiveMinutes() {
    node.apply("a", "containers: [{name: web, image: crasher}]");

    node.runTo(ofHours(1));

    ImmutableList<Duration> waits = waits();
    assertThat(waits.get(0)).as("the first restart is immediate").isZero();
    long[] backoffs = {10, 20, 40, 80, 160, 300, 300};
    for (int i = 0; i < backoffs.length; i++) {
      // Never early. Late by a stretched wait, of which none is longer than a minute and a half.
      long latest = Math.min(backoffs[i] * 3 / 2, backoffs[i] + 30);
      assertThat(waits.get(i + 1))
          .as("wait %s", i)
          .isBetween(ofSeconds(backoffs[i]), ofSeconds(latest));
    }
  }

  @Test
  void runOfMoreThanTenMinutes_startsTheWaitsAnew() {
    node.apply("a", "containers: [{name: web, image: lasting}]");

    node.runTo(ofHours(2));

    assertThat(waits()).hasSizeGreaterThan(9).containsOnly(Duration.ZERO);
  }

  @Test
  void runOfTenMinutes_doesNot() {
    node.apply("a", "containers: [{name: web, image: almost}]");

    node.runTo(ofHours(1));

    assertThat(waits().subList(0, 3))
        .satisfies(waits -> assertThat(waits.get(0)).isZero())
        .satisfies(waits -> assertThat(waits.get(1)).isBetween(ofSeconds(10), ofSeconds(15)));
  }

  @Test
  void waitingContainer_saysForWhatItWaits() {
    node.apply("a", "containers: [{name: web, image: crasher}]");

    node.runTo(ofSeconds(5));

    String name = "web pod=a_default(" + node.pod("a").metadata().uid() + ")";
    assertThat(node.container("a", "web").state().waiting().reason()).isEqualTo("CrashLoopBackOff");
    assertThat(node.container("a", "web").state().waiting().message())
        .isEqualTo("back-off 10s restarting failed container=" + name);
    assertThat(node.events("a"))
        .contains(
            "BackOff: Back-off restarting failed container " + name.replace("pod=", "in pod "));
    assertThat(node.pod("a").status().phase()).isEqualTo("Running");
    assertThat(node.pod("a").isReady()).isFalse();
  }

  @Test
  void lateSuccess_takesThePodOutOfTheLoop() {
    OneNode healing = OneNode.with(ImmutableMap.of("flaky", OneNodeImages.failing(3, 1)));
    healing.apply("a", "restartPolicy: OnFailure\ncontainers: [{name: web, image: flaky}]");

    healing.runTo(ofMinutes(5));

    assertThat(healing.pod("a").status().phase()).isEqualTo("Succeeded");
    assertThat(healing.container("a", "web").restartCount()).isEqualTo(3);
  }

  @Test
  void neighbour_isNotHeldUp() {
    node.apply("a", "containers: [{name: web, image: crasher}, {name: log, image: app}]");

    node.runTo(ofMinutes(5));

    assertThat(node.story("a", "log")).containsExactly("waits ContainerCreating", "runs, ready");
  }

  /** From each end of the container to the next start. */
  private ImmutableList<Duration> waits() {
    ImmutableList<Duration> starts = node.times("a", "web runs, ready");
    ImmutableList<Duration> ends = node.times("a", "web ended 1 Error");
    ImmutableList.Builder<Duration> waits = ImmutableList.builder();
    for (int i = 1; i < starts.size(); i++) {
      waits.add(starts.get(i).minus(ends.get(i - 1)));
    }
    return waits.build();
  }
}
