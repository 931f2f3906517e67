package io.gondola.testing.assertj;

import io.gondola.testing.Counterexample;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * What the assertions share.
 *
 * @param <S> the assertion itself
 */
public abstract sealed class GondolaAssert<S extends GondolaAssert<S, A>, A>
    extends AbstractAssert<S, A>
    permits ClusterAssert,
        DeploymentAssert,
        PodAssert,
        ReplicaSetAssert,
        RolloutAssert,
        ServiceAssert,
        TimelineAssert {

  GondolaAssert(@Nullable A actual, Class<S> type) {
    super(actual, type);
  }

  S holds(Optional<Counterexample> counterexample) {
    isNotNull();
    counterexample.ifPresent(broken -> failWithMessage("%s", broken));
    return myself;
  }

  /** Compares a part of the object. */
  S has(String part, @Nullable Object expected, @Nullable Object found) {
    isNotNull();
    if (!Objects.equals(expected, found)) {
      failWithMessage("%s: %s\nexpected   %s\nbut was    %s", subject(), part, expected, found);
    }
    return myself;
  }

  /** Requires something, and says what is the case if it does not hold. */
  S is(boolean holds, String expected, Object found) {
    if (!holds) {
      failWithMessage("%s\nexpected   %s\nbut was    %s", subject(), expected, found);
    }
    return myself;
  }

  /** What the assertion is about: {@code pod default/web-1}. */
  abstract String subject();
}
