package io.gondola.traffic;

import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.TrafficReport;

/** A client at work. */
public final class Traffic {

  private final Client client;
  private final Sender sender;
  private final StoryTeller teller;
  private final Runnable stop;

  Traffic(Client client, Sender sender, StoryTeller teller, Runnable stop) {
    this.client = client;
    this.sender = sender;
    this.teller = teller;
    this.stop = stop;
  }

  public Client client() {
    return client;
  }

  /** What became of its requests so far. */
  public TrafficReport report() {
    return sender.log().report(teller.now(), sender.inFlight());
  }

  /** Sends nothing from now on; what is under way goes to its end. */
  public void stop() {
    stop.run();
  }

  /** How it came that a request was lost, step by step, as far as that has happened by now. */
  public RequestStory story(LostRequest lost) {
    return teller.tell(lost);
  }

  /** As its report. */
  @Override
  public String toString() {
    return report().toString();
  }
}
