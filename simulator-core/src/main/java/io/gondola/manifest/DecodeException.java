package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import io.gondola.manifest.ManifestProblem.Place;

/** A tree that is no object Kubernetes would take; the message is Kubernetes' own. */
final class DecodeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ImmutableList<Place> places;

  DecodeException(String message, int line, String field) {
    this(message, ImmutableList.of(new Place(line, field)));
  }

  DecodeException(String message, ImmutableList<Place> places) {
    super(message);
    this.places = places;
  }

  ImmutableList<Place> places() {
    return places;
  }
}
