package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.meta.IntOrString;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutDecision;
import io.gondola.rollout.RolloutLimits;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.rollout.RolloutState;
import io.gondola.testing.PropertyReport;
import io.gondola.testing.RolloutProperties;
import io.gondola.testing.RolloutProperty;
import org.junit.jupiter.api.Test;

/** A policy with a mistake, and how it is found. */
class WrongPolicyExampleTest {

  record OneTooMany() implements RolloutPolicy {

    private static final RollingUpdate TWO_MORE =
        new RollingUpdate(IntOrString.of(2), IntOrString.of(0));

    /** One pod more than wanted, and none less. */
    @Override
    public RolloutLimits limits(int replicas) {
      return new RolloutLimits(1, 0);
    }

    @Override
    public RolloutDecision decide(RolloutState state) {
      return TWO_MORE.decide(state);
    }

    @Override
    public RolloutDecision resize(RolloutState state) {
      return TWO_MORE.resize(state);
    }
  }

  @Test
  void surgeThatIsOneTooMany_isFound() {
    PropertyReport report = RolloutProperties.check(new OneTooMany());

    assertThat(report.broken()).containsExactly(RolloutProperty.SURGE_CEILING);
    assertThat(
            report.result(RolloutProperty.SURGE_CEILING).failure().orElseThrow().counterexample())
        .hasToString(Told.approved("one-too-many.txt").stripTrailing());
  }
}
