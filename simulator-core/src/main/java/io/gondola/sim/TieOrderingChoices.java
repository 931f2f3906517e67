package io.gondola.sim;

/** Leaves the order of simultaneous events to chance. */
final class TieOrderingChoices implements Choices {

  static final String STREAM = "event-order";

  private final Choices choices;

  TieOrderingChoices(Choices choices) {
    this.choices = choices;
  }

  @Override
  public ChoiceStream stream(String component) {
    return choices.stream(component);
  }

  @Override
  public boolean ordersTies() {
    return true;
  }

  @Override
  public int nextEvent(int n) {
    return choices.stream(STREAM).pick(n);
  }

  @Override
  public String toString() {
    return choices + ", simultaneous events in random order";
  }
}
