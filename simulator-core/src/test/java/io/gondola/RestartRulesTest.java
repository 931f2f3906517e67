package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.kubelet.ImageBehavior;
import org.junit.jupiter.api.Test;

/** Containers with a restart policy, or rules by exit code, of their own. */
class RestartRulesTest {

  private final OneNode node =
      OneNode.with(
          ImmutableMap.of(
              "app", ImageBehavior.INSTANT,
              "setup", OneNodeImages.job(ofSeconds(1)),
              "exits-42", OneNodeImages.exiting(ofSeconds(5), 42),
              "once-42", OneNodeImages.failing(1, 42),
              "exits-1", OneNodeImages.exiting(ofSeconds(5), 1)));

  @Test
  void ownPolicy_outweighsThatOfThePod() {
    node.apply(
        "a",
        """
        restartPolicy: Never
        containers:
          - {name: one, image: exits-1, restartPolicy: OnFailure}
          - {name: two, image: exits-1}
        """);

    node.runTo(ofSeconds(30));

    assertThat(node.container("a", "one").restartCount()).isPositive();
    assertThat(node.container("a", "two").restartCount()).isZero();
    assertThat(node.pod("a").status().phase()).isEqualTo("Running");
  }

  @Test
  void rule_restartsOnItsExitCodesAlone() {
    String rule =
        "restartPolicy: Never, restartPolicyRules: [{action: Restart, exitCodes: {operator: In,"
            + " values: [42]}}]";
    node.apply("a", "containers: [{name: one, image: once-42, %s}]".formatted(rule));
    node.apply("b", "containers: [{name: one, image: exits-1, %s}]".formatted(rule));

    node.runTo(ofMinutes(1));

    assertThat(node.container("a", "one").restartCount()).isEqualTo(1);
    assertThat(node.pod("a").status().phase()).isEqualTo("Succeeded");
    assertThat(node.container("b", "one").restartCount()).isZero();
    assertThat(node.pod("b").status().phase()).isEqualTo("Failed");
  }

  @Test
  void rule_mayRestartTheWholePodInPlace() {
    node.apply(
        "a",
        """
        restartPolicy: Always
        initContainers: [{name: setup, image: setup}]
        containers:
          - name: one
            image: exits-42
            restartPolicy: Never
            restartPolicyRules:
              - {action: RestartAllContainers, exitCodes: {operator: In, values: [42]}}
          - {name: two, image: app}
        """);

    node.runTo(ofSeconds(8));

    assertThat(node.story("a"))
        .containsSubsequence(
            "6s one ended 42 Error", "6s setup runs, started", "7s setup ended 0 Completed");
    assertThat(node.container("a", "two").restartCount()).isEqualTo(1);
    assertThat(node.container("a", "setup").restartCount()).isEqualTo(1);
    assertThat(node.pod("a").status().podIP()).as("its sandbox stands").isEqualTo("10.244.1.2");
  }
}
