package io.gondola.timeline.requests;

import java.util.Comparator;

/**
 * What a server runs: two pods of one ReplicaSet have the same version.
 *
 * @param image of the container that listens
 * @param templateHash the pod's label {@code pod-template-hash}; empty if it has none
 */
public record PodVersion(String image, String templateHash) implements Comparable<PodVersion> {

  /** That of requests which reached no server. */
  public static final PodVersion NONE = new PodVersion("", "");

  private static final Comparator<PodVersion> ORDER =
      Comparator.comparing(PodVersion::image).thenComparing(PodVersion::templateHash);

  @Override
  public int compareTo(PodVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    if (equals(NONE)) {
      return "no server";
    }
    return templateHash.isEmpty() ? image : image + " (" + templateHash + ")";
  }
}
