package io.gondola.testing;

/** Something that every controller is to promise. {@link ReconcilerChecks} checks them all. */
public enum ReconcilerProperty {
  SETTLES("settles", "some minutes after the last change it writes nothing any more"),
  IDEMPOTENT("idempotent", "started anew where all is settled, it writes nothing"),
  ANY_TIMES("same end whatever takes how long", "delays and orders change nothing about the end"),
  STALE_CACHES("same end with stale caches", "it may see its own writes only seconds later"),
  CONFLICTS("same end after conflicts", "a refused write is made up for"),
  RESTARTS("same end after restarts", "its memory may be lost, and changes missed, at any time"),
  CRASHES("same end after a crash at any write", "each write may be the last of its process");

  private final String title;
  private final String explanation;

  ReconcilerProperty(String title, String explanation) {
    this.title = title;
    this.explanation = explanation;
  }

  /** What it is called in reports: {@code idempotent}. */
  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }
}
