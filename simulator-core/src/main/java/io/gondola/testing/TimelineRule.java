package io.gondola.testing;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.timeline.Timeline;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be like from a time on. A rule looks at the state that each moment ended with:
 * what comes and goes within one instant of virtual time is not seen.
 */
public sealed interface TimelineRule {

  /** Looks for the first moment at which the rule is broken. */
  Optional<Counterexample> check(Timeline timeline);

  /** The same rule from a time of the run on. */
  TimelineRule from(Duration elapsed);

  /** A statement is true all the time. */
  static TimelineRule always(Statement statement) {
    return new Always(statement, true, Duration.ZERO);
  }

  /** A statement is true at no time. */
  static TimelineRule never(Statement statement) {
    return new Always(statement, false, Duration.ZERO);
  }

  /** A statement becomes true, for however short a time, within a limit of virtual time. */
  static TimelineRule eventually(Statement statement, Duration limit) {
    return new Eventually(statement, limit, Duration.ZERO);
  }

  /** Whenever one statement is true, another is true then, or becomes true within a limit. */
  static TimelineRule leadsTo(Statement cause, Statement effect, Duration limit) {
    return new LeadsTo(cause, effect, limit, Duration.ZERO);
  }

  /** {@link #always} and {@link #never}. */
  record Always(Statement statement, boolean wanted, Duration begin) implements TimelineRule {
    @Override
    public TimelineRule from(Duration elapsed) {
      return new Always(statement, wanted, elapsed);
    }

    @Override
    public Optional<Counterexample> check(Timeline timeline) {
      Replay replay = begun(timeline, begin);
      do {
        if (statement.holds(replay.state()) != wanted) {
          String expected = (wanted ? "always: " : "never: ") + statement;
          return broken(timeline, expected, wanted ? "not so" : "so", replay.state().now());
        }
      } while (replay.advance());
      return Optional.empty();
    }
  }

  /** {@link #eventually}. */
  record Eventually(Statement statement, Duration limit, Duration begin) implements TimelineRule {
    public Eventually {
      checkLimit(limit);
    }

    @Override
    public TimelineRule from(Duration elapsed) {
      return new Eventually(statement, limit, elapsed);
    }

    @Override
    public Optional<Counterexample> check(Timeline timeline) {
      Replay replay = begun(timeline, begin);
      Instant deadline = replay.state().now().plus(limit);
      do {
        if (statement.holds(replay.state())) {
          return Optional.empty();
        }
      } while (!replay.until().isAfter(deadline) && replay.advance());
      return late(timeline, "%s, within %s".formatted(statement, text(limit)), deadline);
    }
  }

  /** {@link #leadsTo}. */
  record LeadsTo(Statement cause, Statement effect, Duration limit, Duration begin)
      implements TimelineRule {
    public LeadsTo {
      checkLimit(limit);
    }

    @Override
    public TimelineRule from(Duration elapsed) {
      return new LeadsTo(cause, effect, limit, elapsed);
    }

    @Override
    public Optional<Counterexample> check(Timeline timeline) {
      Replay replay = begun(timeline, begin);
      Instant since = null;
      do {
        since = openSince(replay.state(), since);
      } while ((since == null || !replay.until().isAfter(since.plus(limit))) && replay.advance());
      if (since == null) {
        return Optional.empty();
      }
      String when = text(Duration.between(timeline.start(), since));
      String expected = "%s, within %s of +%s, when: %s";
      return late(
          timeline, expected.formatted(effect, text(limit), when, cause), since.plus(limit));
    }

    /** Since when the effect is owed; null if it is not. */
    private @Nullable Instant openSince(ClusterState state, @Nullable Instant before) {
      if (effect.holds(state)) {
        return null;
      }
      return before == null && cause.holds(state) ? state.now() : before;
    }
  }

  private static Replay begun(Timeline timeline, Duration begin) {
    Replay replay = new Replay(timeline);
    replay.skipTo(timeline.start().plus(begin));
    return replay;
  }

  private static Optional<Counterexample> late(
      Timeline timeline, String expected, Instant deadline) {
    Duration missing = Duration.between(timeline.end(), deadline);
    if (missing.isNegative() || missing.isZero()) {
      return broken(timeline, expected, "not so by then", deadline);
    }
    return broken(timeline, expected, "not so when the run ended, before its time", timeline.end())
        .map(
            early ->
                early.with(
                    "advice", "let the cluster run on for " + text(missing) + " before you ask"));
  }

  private static Optional<Counterexample> broken(
      Timeline timeline, String expected, String actual, Instant time) {
    return Optional.of(
        Counterexample.of("the timeline is not as expected", expected, actual)
            .at(timeline, time, entry -> true)
            .replay(timeline));
  }

  private static String text(Duration span) {
    return VirtualTime.format(span);
  }

  private static void checkLimit(Duration limit) {
    checkArgument(!limit.isNegative(), "limit (%s) must not be negative", limit);
  }
}
