package io.gondola.sim;

/**
 * Who does what to what: the name of an event, for people who inspect the queue and for error
 * messages.
 *
 * @param component who acts
 * @param verb what it does
 * @param subject what it does it to; printed only when somebody looks, so that naming an event
 *     costs little
 */
public record Activity(String component, String verb, Object subject) {

  public Activity(String component, String verb) {
    this(component, verb, "");
  }

  /** Verb and subject: {@code start default/web-1}. */
  public String label() {
    String what = subject.toString();
    return what.isEmpty() ? verb : verb + " " + what;
  }

  @Override
  public String toString() {
    return component + ": " + label();
  }
}
