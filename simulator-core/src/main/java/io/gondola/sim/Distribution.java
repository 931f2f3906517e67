package io.gondola.sim;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;

/** How long something takes: a fixed time, or one drawn anew each time. */
public sealed interface Distribution {

  /** Draws a duration. A fixed one draws nothing. */
  Duration sample(ChoiceStream choices);

  /** The shortest time that can be drawn. */
  Duration shortest();

  /** Always the same time, not negative. */
  static Distribution fixed(Duration value) {
    return new Fixed(value);
  }

  /** Any time from {@code min} to {@code max}, to the nanosecond, all equally likely. */
  static Distribution uniform(Duration min, Duration max) {
    return new Uniform(min, max);
  }

  /**
   * Exponentially distributed with a mean, as the time between independent events is; cut at 20
   * times the mean.
   */
  static Distribution exponential(Duration mean) {
    return new Exponential(mean);
  }

  /** One of a few times, all equally likely; an exploration tries each. */
  static Distribution oneOf(Duration... values) {
    return new OneOf(ImmutableList.copyOf(values));
  }

  /**
   * Reads a distribution: {@code 2s} is fixed, {@code 1s..3s} uniform, {@code ~2s} exponential with
   * that mean.
   *
   * @return empty if the text is none of these
   */
  static Optional<Distribution> parse(String text) {
    if (text.startsWith("~")) {
      return DurationText.parse(text.substring(1)).map(Distribution::exponential);
    }
    int dots = text.indexOf("..");
    if (dots < 0) {
      return DurationText.parse(text).map(Distribution::fixed);
    }
    Optional<Duration> min = DurationText.parse(text.substring(0, dots));
    Optional<Duration> max = DurationText.parse(text.substring(dots + 2));
    return min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) <= 0
        ? Optional.of(uniform(min.get(), max.get()))
        : Optional.empty();
  }

  /** {@link #fixed}. */
  record Fixed(Duration value) implements Distribution {
    public Fixed {
      checkArgument(!value.isNegative(), "value (%s) must not be negative", value);
    }

    @Override
    public Duration sample(ChoiceStream choices) {
      return value;
    }

    @Override
    public Duration shortest() {
      return value;
    }
  }

  /** {@link #uniform}. */
  record Uniform(Duration min, Duration max) implements Distribution {
    public Uniform {
      checkArgument(!min.isNegative(), "min (%s) must not be negative", min);
      checkArgument(max.compareTo(min) >= 0, "max (%s) must not be below min (%s)", max, min);
    }

    @Override
    public Duration sample(ChoiceStream choices) {
      long span = max.minus(min).toNanos();
      return min.plusNanos(choices.next(span + 1));
    }

    @Override
    public Duration shortest() {
      return min;
    }
  }

  /** {@link #exponential}. */
  record Exponential(Duration mean) implements Distribution {
    private static final int LONGEST_IN_MEANS = 20;

    public Exponential {
      checkArgument(!mean.isNegative(), "mean (%s) must not be negative", mean);
    }

    @Override
    public Duration sample(ChoiceStream choices) {
      // StrictMath: Math.log may differ between JVMs in the last bit.
      double means = -StrictMath.log(1 - choices.fraction());
      return Duration.ofNanos((long) (mean.toNanos() * Math.min(means, LONGEST_IN_MEANS)));
    }

    @Override
    public Duration shortest() {
      return Duration.ZERO;
    }
  }

  /** {@link #oneOf}. */
  record OneOf(ImmutableList<Duration> values) implements Distribution {
    public OneOf {
      checkArgument(!values.isEmpty(), "values must not be empty");
      values.forEach(
          value -> checkArgument(!value.isNegative(), "value (%s) must not be negative", value));
    }

    @Override
    public Duration sample(ChoiceStream choices) {
      return values.size() == 1 ? values.get(0) : choices.choose(values);
    }

    @Override
    public Duration shortest() {
      return Collections.min(values);
    }
  }
}
