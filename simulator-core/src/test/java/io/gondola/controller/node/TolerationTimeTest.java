package io.gondola.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Taint;
import io.gondola.api.core.Toleration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TolerationTimeTest {

  private static final Taint UNREACHABLE =
      new Taint(NodeTaints.UNREACHABLE, "", NodeTaints.NO_EXECUTE, null);
  private static final Taint OWN = new Taint("own", "value", NodeTaints.NO_EXECUTE, null);

  @Test
  void noTaint_isBorneForever() {
    assertThat(TolerationTime.of(ImmutableList.of(), ImmutableList.of())).isEmpty();
  }

  @Test
  void taintThatIsNotTolerated_isNotBorne() {
    assertThat(
            TolerationTime.of(
                ImmutableList.of(UNREACHABLE, OWN),
                ImmutableList.of(exists(NodeTaints.UNREACHABLE, 300L))))
        .contains(Duration.ZERO);
  }

  @Test
  void shortestToleration_counts() {
    assertThat(
            TolerationTime.of(
                ImmutableList.of(UNREACHABLE, OWN),
                ImmutableList.of(exists(NodeTaints.UNREACHABLE, 300L), exists("own", 20L))))
        .contains(Duration.ofSeconds(20));
  }

  @Test
  void tolerationOfAnotherTaint_doesNotCount() {
    assertThat(
            TolerationTime.of(
                ImmutableList.of(UNREACHABLE),
                ImmutableList.of(exists("own", 20L), exists(NodeTaints.UNREACHABLE, 300L))))
        .contains(Duration.ofMinutes(5));
  }

  @Test
  void tolerationWithoutTime_lastsForever() {
    assertThat(
            TolerationTime.of(
                ImmutableList.of(UNREACHABLE),
                ImmutableList.of(new Toleration("", "Exists", "", "", null))))
        .isEmpty();
  }

  @Test
  void negativeTime_isNone() {
    assertThat(TolerationTime.of(ImmutableList.of(OWN), ImmutableList.of(exists("own", -5L))))
        .contains(Duration.ZERO);
  }

  @Test
  void value_mustBeEqualUnlessExistenceIsEnough() {
    Toleration other = new Toleration("own", "Equal", "other", "NoExecute", null);
    Toleration same = new Toleration("own", "", "value", "", null);

    assertThat(other.tolerates(OWN)).isFalse();
    assertThat(same.tolerates(OWN)).isTrue();
    assertThat(exists("own", 1L).tolerates(OWN)).isTrue();
    assertThat(new Toleration("own", "Exists", "", "NoSchedule", null).tolerates(OWN)).isFalse();
  }

  private static Toleration exists(String key, Long seconds) {
    return new Toleration(key, "Exists", "", NodeTaints.NO_EXECUTE, seconds);
  }
}
