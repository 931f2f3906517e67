package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.PodCondition;
import io.gondola.kubelet.ImageBehavior;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Init containers: one after the other, each to its end, and before all app containers. */
class InitContainerTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.of(
              "app", ImageBehavior.INSTANT,
              "short", OneNodeImages.job(ofSeconds(1)),
              "long", OneNodeImages.job(ofSeconds(5)),
              "bad", OneNodeImages.exiting(ofSeconds(1), 3),
              "flaky", OneNodeImages.failing(2, 1)));

  @Test
  void initContainers_runOneAfterTheOther() {
    node.apply(
        "a",
        """
        initContainers: [{name: one, image: long}, {name: two, image: short}]
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofSeconds(10));

    assertThat(node.story("a"))
        .containsExactly(
            "0s one waits PodInitializing",
            "0s two waits PodInitializing",
            "0s web waits PodInitializing",
            "0s address 10.244.1.2",
            "0s one runs, started",
            "5s one ended 0 Completed",
            "5s two runs, started",
            "6s two ended 0 Completed",
            "6s Running",
            "6s web runs, ready",
            "6s pod ready");
  }

  @Test
  void unfinishedInitContainers_areNamedInTheCondition() {
    node.apply(
        "a",
        """
        initContainers: [{name: one, image: long}, {name: two, image: short}]
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofSeconds(2));
    assertThat(initialized().reason()).isEqualTo("ContainersNotInitialized");
    assertThat(initialized().message()).isEqualTo("containers with incomplete status: [one two]");

    node.runTo(ofSeconds(7));
    assertThat(initialized().isTrue()).isTrue();
  }

  @Test
  void failingInitContainer_isTriedAgainWithBackOff() {
    node.apply(
        "a",
        """
        initContainers: [{name: one, image: bad}, {name: two, image: short}]
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.story("a", "one"))
        .startsWith(
            "waits PodInitializing",
            "runs, started",
            "ended 3 Error",
            "runs, started",
            "ended 3 Error",
            "waits CrashLoopBackOff",
            "runs, started",
            "ended 3 Error",
            "waits CrashLoopBackOff");
    assertThat(node.pod("a").status().phase()).isEqualTo("Pending");
    assertThat(node.story("a", "two")).containsExactly("waits PodInitializing");
    assertThat(node.story("a", "web")).containsExactly("waits PodInitializing");
  }

  @Test
  void failingInitContainer_failsAPodThatMayNotRestart() {
    node.apply(
        "a",
        """
        restartPolicy: Never
        initContainers: [{name: one, image: bad}, {name: two, image: short}]
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.story("a"))
        .contains("1s Failed", "1s one ended 3 Error")
        .noneMatch(line -> line.contains("web runs") || line.contains("two runs"));
    assertThat(node.container("a", "one").restartCount()).isZero();
  }

  @Test
  void flakyInitContainer_letsThePodStartOnceItSucceeds() {
    node.apply(
        "a",
        """
        restartPolicy: OnFailure
        initContainers: [{name: one, image: flaky}]
        containers: [{name: web, image: app}]
        """);

    node.runTo(ofMinutes(1));

    assertThat(node.pod("a").isReady()).isTrue();
    assertThat(node.container("a", "one").restartCount()).isEqualTo(2);
    assertThat(node.times("a", "one ended 0 Completed").get(0))
        .as("at once, and then after 10 s, stretched by up to half")
        .isBetween(ofSeconds(10), ofSeconds(15));
  }

  @Test
  void completedInitContainer_isNotRunAgainWhenAnAppContainerCrashes() {
    node.apply(
        "a",
        """
        initContainers: [{name: one, image: short}]
        containers: [{name: web, image: app}]
        """);
    node.runTo(ofSeconds(5));

    node.cluster().faults().killContainer("a", "web");
    node.runTo(ofSeconds(20));

    assertThat(node.container("a", "web").restartCount()).isEqualTo(1);
    assertThat(node.story("a", "one"))
        .containsExactly("waits PodInitializing", "runs, started", "ended 0 Completed");
  }

  @Test
  void initImageThatCannotBePulled_holdsThePodUp() {
    OneNode broken = OneNode.with(ImmutableMap.of("gone", ImageBehavior.INSTANT.notFound()));
    broken.apply(
        "a",
        """
        initContainers: [{name: one, image: gone}]
        containers: [{name: web, image: app}]
        """);

    broken.runTo(Duration.ofMinutes(1));

    assertThat(broken.story("a", "one")).contains("waits ErrImagePull", "waits ImagePullBackOff");
    assertThat(broken.pod("a").status().phase()).isEqualTo("Pending");
  }

  private PodCondition initialized() {
    return node.pod("a").status().condition(PodCondition.INITIALIZED).orElseThrow();
  }
}
