package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where a container's image comes from, and what happens if it does not come. */
class PullPolicyTest {

  private static final String PULLING = "Pulling: Pulling image \"app\"";
  private static final String PRESENT =
      "Pulled: Container image \"app\" already present on machine and can be accessed by the pod";

  private final OneNode node =
      OneNode.with(
          ImmutableMap.of(
              "app", ImageBehavior.INSTANT.withPull(Distribution.fixed(ofSeconds(5))),
              "gone", ImageBehavior.INSTANT.notFound()));

  @Test
  void ifNotPresent_pullsOnce() {
    node.apply("a", container("app", "IfNotPresent"));
    node.runTo(ofSeconds(10));
    node.apply("b", container("app", "IfNotPresent"));
    node.runTo(ofSeconds(20));

    assertThat(node.story("a")).contains("5s Running");
    assertThat(node.events("a"))
        .contains(
            PULLING,
            "Pulled: Successfully pulled image \"app\" in 5s (5s including waiting). Image size: 0"
                + " bytes.");
    assertThat(node.story("b")).contains("10s Running");
    assertThat(node.events("b")).contains(PRESENT).doesNotContain(PULLING);
  }

  @Test
  void always_asksTheRegistryEachTimeButHasTheLayers() {
    node.apply("a", container("app", "Always"));
    node.runTo(ofSeconds(10));
    node.apply("b", container("app", "Always"));
    node.runTo(ofSeconds(20));

    assertThat(node.story("b")).contains("10s Running");
    assertThat(node.events("b")).contains(PULLING).doesNotContain(PRESENT);
  }

  @Test
  void pulls_areOneAtATime() {
    node.apply("a", "gondola.io/pull: 7s, gondola.io/start: 0s", container("big", "IfNotPresent"));
    node.apply("b", container("app", "IfNotPresent"));
    node.apply("c", container("app", "IfNotPresent"));

    node.runTo(ofSeconds(20));

    assertThat(node.times("a", "Running")).containsExactly(ofSeconds(7));
    assertThat(node.times("b", "Running")).containsExactly(ofSeconds(12));
    assertThat(node.times("c", "Running")).as("it shares the pull").containsExactly(ofSeconds(12));
    assertThat(node.events("b"))
        .contains(
            "Pulled: Successfully pulled image \"app\" in 5s (12s including waiting). Image size: 0"
                + " bytes.");
  }

  @Test
  void imageWithoutTag_isPulledAlways() {
    node.apply("a", "containers: [{name: web, image: app}]");

    assertThat(node.pod("a").spec().containers().get(0).imagePullPolicy()).isEqualTo("Always");
  }

  @Test
  void never_waitsUntilSomebodyElseHasPulledTheImage() {
    node.apply("a", container("app", "Never"));
    node.runTo(ofSeconds(30));

    assertThat(node.container("a", "web").state().waiting().reason())
        .isEqualTo("ErrImageNeverPull");
    assertThat(node.container("a", "web").state().waiting().message())
        .isEqualTo("Container image \"app\" is not present with pull policy of Never");
    assertThat(node.events("a")).contains("Failed: Error: ErrImageNeverPull");

    node.apply("b", container("app", "IfNotPresent"));
    node.runTo(ofMinutes(1));
    assertThat(node.pod("a").isReady()).isTrue();
  }

  @Test
  void nameThatIsNone_isNotEvenAskedFor() {
    node.apply("a", container("'No::Image'", "Always"));

    node.runTo(ofSeconds(1));

    assertThat(node.container("a", "web").state().waiting().reason()).isEqualTo("InvalidImageName");
    assertThat(node.container("a", "web").state().waiting().message())
        .isEqualTo(
            "Failed to apply default image tag \"No::Image\": couldn't parse image name"
                + " \"No::Image\": invalid reference format");
  }

  @Test
  void failedPull_isTriedAgainAfterTwiceTheTimeUpToFiveMinutes() {
    node.apply("a", container("gone", "IfNotPresent"));

    node.runTo(ofMinutes(40));

    ImmutableList<Duration> failures = node.times("a", "web waits ErrImagePull");
    assertThat(failures).hasSizeGreaterThan(8);
    long[] delays = {10, 20, 40, 80, 160, 300, 300};
    for (int i = 0; i < delays.length; i++) {
      Duration gap = failures.get(i + 1).minus(failures.get(i));
      // The kubelet looks again after at most a minute, and each of its waits is stretched.
      assertThat(gap).as("wait %s", i).isBetween(ofSeconds(delays[i]), ofSeconds(delays[i] + 90));
    }
  }

  @Test
  void failedPull_alternatesBetweenErrorAndBackOff() {
    node.apply("a", container("gone", "IfNotPresent"));

    node.runTo(ofMinutes(5));

    assertThat(node.story("a", "web"))
        .startsWith(
            "waits ContainerCreating",
            "waits ErrImagePull",
            "waits ImagePullBackOff",
            "waits ErrImagePull",
            "waits ImagePullBackOff",
            "waits ErrImagePull");
    assertThat(node.pod("a").status().phase()).isEqualTo("Pending");
  }

  @Test
  void failedPull_isTriedForEverWhateverTheRestartPolicy() {
    node.apply("a", "restartPolicy: Never\n" + container("gone", "IfNotPresent"));

    node.runTo(ofMinutes(60));

    assertThat(node.pod("a").status().phase()).isEqualTo("Pending");
    assertThat(node.times("a", "web waits ErrImagePull")).hasSizeGreaterThan(10);
  }

  private static String container(String image, String policy) {
    return "containers: [{name: web, image: %s, imagePullPolicy: %s}]".formatted(image, policy);
  }
}
