package io.gondola.testing.assertj;

import io.gondola.testing.ClusterState;
import io.gondola.testing.Statement;
import io.gondola.testing.TimelineRule;
import io.gondola.timeline.Timeline;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Assertions on what a run was like; see {@link TimelineRule} for what the words mean. */
public final class TimelineAssert extends GondolaAssert<TimelineAssert, Timeline> {

  private final Duration begin;

  TimelineAssert(@Nullable Timeline actual) {
    this(actual, Duration.ZERO);
  }

  private TimelineAssert(@Nullable Timeline actual, Duration begin) {
    super(actual, TimelineAssert.class);
    this.begin = begin;
  }

  /** The same about what happened from a time of the run on. */
  public TimelineAssert from(Duration elapsed) {
    return new TimelineAssert(actual, elapsed);
  }

  /** A statement is true all the time. */
  public TimelineAssert always(Statement statement) {
    return keeps(TimelineRule.always(statement));
  }

  public TimelineAssert always(String text, Predicate<ClusterState> test) {
    return always(Statement.of(text, test));
  }

  /** A statement is true at no time. */
  public TimelineAssert never(Statement statement) {
    return keeps(TimelineRule.never(statement));
  }

  public TimelineAssert never(String text, Predicate<ClusterState> test) {
    return never(Statement.of(text, test));
  }

  /** A statement becomes true within a limit of virtual time. */
  public TimelineAssert eventually(Statement statement, Duration limit) {
    return keeps(TimelineRule.eventually(statement, limit));
  }

  public TimelineAssert eventually(String text, Predicate<ClusterState> test, Duration limit) {
    return eventually(Statement.of(text, test), limit);
  }

  /** Whenever one statement is true, another is true then, or becomes true within a limit. */
  public TimelineAssert leadsTo(Statement cause, Statement effect, Duration limit) {
    return keeps(TimelineRule.leadsTo(cause, effect, limit));
  }

  /** A rule is not broken. */
  public TimelineAssert keeps(TimelineRule rule) {
    isNotNull();
    return holds(rule.from(begin).check(actual));
  }

  @Override
  String subject() {
    return "timeline";
  }
}
