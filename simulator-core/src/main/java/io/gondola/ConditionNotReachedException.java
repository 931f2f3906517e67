package io.gondola;

import com.google.common.collect.ImmutableList;

/**
 * A condition did not hold within its limit of simulated time. The message is a list of facts, a
 * line each.
 */
public final class ConditionNotReachedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ImmutableList<Fact> facts;

  ConditionNotReachedException(ImmutableList<Fact> facts) {
    super("the condition was not reached\n" + Fact.render(facts));
    this.facts = facts;
  }

  /**
   * What was expected, what was the case instead, when, what it waited for, and the seed of the
   * run.
   */
  public ImmutableList<Fact> facts() {
    return facts;
  }
}
