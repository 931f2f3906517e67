package io.gondola.traffic;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Distribution;
import java.time.Duration;

/** When a client sends its requests. */
public sealed interface Load {

  /** Loads that go on whatever becomes of the requests. */
  sealed interface OpenLoop extends Load {

    /** How long until requests are sent again, in nanoseconds. */
    long nextNanos(ChoiceStream choices);

    /** How many are sent at once. */
    int size();
  }

  /** One request after each span of time. */
  record Constant(Duration every) implements OpenLoop {
    public Constant {
      checkArgument(
          every.compareTo(Duration.ZERO) > 0, "every (%s) must be longer than zero", every);
    }

    @Override
    public long nextNanos(ChoiceStream choices) {
      return every.toNanos();
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** Requests that know nothing of each other, so many a second on average. */
  record Poisson(double perSecond) implements OpenLoop {
    private static final double NANOS = 1e9;
    private static final double HIGHEST = NANOS;

    public Poisson {
      checkArgument(
          perSecond > 0 && perSecond <= HIGHEST,
          "perSecond (%s) must be above 0, and at most one each nanosecond",
          perSecond);
    }

    @Override
    public long nextNanos(ChoiceStream choices) {
      // StrictMath: Math.log may differ between JVMs in the last bit.
      return Math.max(1, (long) (-StrictMath.log(1 - choices.fraction()) * NANOS / perSecond));
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** Many requests at once, again and again. */
  record Bursts(int size, Duration every) implements OpenLoop {
    public Bursts {
      checkArgument(size > 0, "size (%s) must be positive", size);
      checkArgument(
          every.compareTo(Duration.ZERO) > 0, "every (%s) must be longer than zero", every);
    }

    @Override
    public long nextNanos(ChoiceStream choices) {
      return every.toNanos();
    }
  }

  /** Users who wait for each answer, and think before they ask again. */
  record Users(int number, Distribution think) implements Load {
    public Users {
      checkArgument(number > 0, "number (%s) of users must be positive", number);
    }
  }
}
