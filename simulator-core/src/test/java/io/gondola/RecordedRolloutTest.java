package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Replays rollouts that a real control plane was seen to do, and compares the state after each
 * step.
 */
@DisplayName("Recorded rollouts")
class RecordedRolloutTest {

  static Stream<String> rollouts() {
    return Recordings.rollouts().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rollouts")
  void rollout_goesAsRecorded(String file) {
    JsonNode recording = Recordings.read(file);
    LockstepRollout rollout = new LockstepRollout(recording);

    int number = 0;
    for (JsonNode step : recording.get("steps")) {
      number++;
      RolloutSnapshot actual = rollout.perform(step.get("do"));

      assertThat(actual.comparedWith(step))
          .as("%s, step %d: %s", file, number, step.get("do"))
          .isEqualTo(RolloutSnapshot.expected(step));
    }
  }
}
