package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.kubelet.TableContainers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartPolicyTest {

  private static final Container PLAIN = ContainerBuilder.builder().name("app").build();

  @ParameterizedTest
  @CsvSource({
    "'', '', 0, true",
    "Always, '', 0, true",
    "OnFailure, '', 0, false",
    "OnFailure, '', 1, true",
    "Never, '', 1, false",
    "Never, Always, 0, true",
    "Never, OnFailure, 1, true",
    "Always, Never, 1, false",
  })
  void ownPolicy_outranksThePods(String pod, String own, int exitCode, boolean expected) {
    Container container = PLAIN.withRestartPolicy(own);

    assertThat(RestartPolicy.restarts(container, pod(pod), exitCode)).isEqualTo(expected);
  }

  @Test
  void firstMatchingRule_outranksThePolicy() {
    Container container =
        never(
            ImmutableList.of(
                TableContainers.rule("Restart", "In", ImmutableList.of(1, 2)),
                TableContainers.rule("RestartAllContainers", "NotIn", ImmutableList.of(0, 1, 3))));

    assertThat(RestartPolicy.restarts(container, pod("Never"), 1)).isTrue();
    assertThat(RestartPolicy.restarts(container, pod("Never"), 3)).isFalse();
    assertThat(RestartPolicy.restartsAll(container, 2)).isFalse();
    assertThat(RestartPolicy.restartsAll(container, 4)).isTrue();
    assertThat(RestartPolicy.mayRestart(container, pod("Never"))).isTrue();
    assertThat(RestartPolicy.restartsOnFailure(container, pod("Never"))).isFalse();
  }

  private static Container never(ImmutableList<ImmutableMap<String, Object>> rules) {
    return PLAIN.withRestartPolicy("Never").withOther(TableContainers.restartRules(rules));
  }

  private static PodSpec pod(String policy) {
    return PodSpecBuilder.builder().restartPolicy(policy).build();
  }
}
