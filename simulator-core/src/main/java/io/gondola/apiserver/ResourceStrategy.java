package io.gondola.apiserver;

import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import java.time.Instant;

/**
 * What the API server does to objects of one type before it stores them, beyond defaulting and
 * validation: which parts a client may write through which door, and when the generation goes up.
 */
interface ResourceStrategy<T extends ApiObject> {

  /** What the object begins with. */
  default T asNew(T object, Instant now) {
    return object;
  }

  /** Keeps what a write of the main resource may not change. */
  default T forUpdate(T object, T stored) {
    return object;
  }

  /** Keeps what a write of the status may not change; types without a status have no such door. */
  default T forStatusUpdate(T object, T stored) {
    throw new ApiException(Reason.NOT_FOUND, "the server could not find the requested resource");
  }

  /** The generation of a new object: 1 for types that count it, else 0. */
  default long firstGeneration() {
    return 0;
  }

  /** Whether a write changes what the object is meant to be. */
  default boolean changesGeneration(T object, T stored) {
    return false;
  }

  /** The node that the object is bound to; empty if it is bound to none. */
  default String nodeOf(T object) {
    return "";
  }

  /** Whether deleting an object gives it time to stop; only pods have that. */
  default boolean stopsGracefully() {
    return false;
  }

  /** What changes about an object, beside its metadata, when its deletion begins. */
  default T marked(T object) {
    return object;
  }

  /** Whether an object that is to go is held by more than the finalizers of its metadata. */
  default boolean isHeld(T object) {
    return false;
  }

  /** How many seconds an object that is deleted may take to stop. */
  default long gracePeriodSeconds(T object, DeleteOptions options) {
    return 0;
  }
}
