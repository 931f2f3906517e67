package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.Fact;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that is to hold. */
interface Law {

  /** What was expected and what is the case; empty if the law holds. */
  Optional<ImmutableList<Fact>> broken(Cluster cluster);

  static Law of(Condition condition) {
    return cluster ->
        condition.holds(cluster)
            ? Optional.empty()
            : Optional.of(
                ImmutableList.of(
                    new Fact("expected", condition.description()),
                    new Fact("but was", condition.actual(cluster))));
  }

  static Law of(Consumer<Cluster> law) {
    return cluster -> {
      try {
        law.accept(cluster);
        return Optional.empty();
      } catch (RuntimeException | AssertionError broken) {
        return Optional.of(thrown(broken));
      }
    };
  }

  static ImmutableList<Fact> thrown(Throwable broken) {
    String message = broken.getMessage();
    return ImmutableList.of(
        new Fact("broken", message == null ? broken.toString() : message.strip()));
  }
}
