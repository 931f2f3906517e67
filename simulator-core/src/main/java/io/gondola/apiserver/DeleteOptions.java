package io.gondola.apiserver;

import static com.google.common.base.Preconditions.checkArgument;

import org.jspecify.annotations.Nullable;

/**
 * How to delete an object.
 *
 * @param gracePeriodSeconds how long a pod may take to stop; null for the pod's own setting, 0 to
 *     remove it at once
 * @param propagation what becomes of its dependents; null for the default, {@link
 *     Propagation#BACKGROUND}
 * @param uid delete only the object with this uid; null for any
 */
public record DeleteOptions(
    @Nullable Long gracePeriodSeconds, @Nullable Propagation propagation, @Nullable String uid) {

  /** Grace of the object itself, dependents removed in the background. */
  public static final DeleteOptions DEFAULT = new DeleteOptions(null, null, null);

  /** No grace: the object is gone when the call returns, unless finalizers hold it. */
  public static final DeleteOptions NOW = new DeleteOptions(0L, null, null);

  /** What becomes of the objects that the deleted one owns. */
  public enum Propagation {
    /** The object goes now, its dependents later. */
    BACKGROUND,
    /** Its dependents go first. */
    FOREGROUND,
    /** Its dependents stay, without an owner. */
    ORPHAN
  }

  public DeleteOptions {
    checkArgument(
        gracePeriodSeconds == null || gracePeriodSeconds >= 0,
        "gracePeriodSeconds (%s) must not be negative",
        gracePeriodSeconds);
  }

  public DeleteOptions withPropagation(Propagation newPropagation) {
    return new DeleteOptions(gracePeriodSeconds, newPropagation, uid);
  }

  /** Refuses to delete another object that took the same name. */
  public DeleteOptions onlyUid(String newUid) {
    return new DeleteOptions(gracePeriodSeconds, propagation, newUid);
  }
}
