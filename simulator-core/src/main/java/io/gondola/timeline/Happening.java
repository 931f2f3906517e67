package io.gondola.timeline;

import io.gondola.api.meta.ApiObject;
import org.jspecify.annotations.Nullable;

/** What an entry of a timeline is about. */
public sealed interface Happening {

  /** What a write did to an object. */
  enum Verb {
    ADDED,
    MODIFIED,
    DELETED
  }

  /**
   * An object was written.
   *
   * @param object as stored; for a deletion, as it was last
   * @param before as it was before; null for a creation
   */
  record Change(Verb verb, ApiObject object, @Nullable ApiObject before) implements Happening {}

  /**
   * Something else worth knowing: a user's command, a fault, a decision.
   *
   * @param subject what it is about, such as {@code deployments.apps default/web}; may be empty
   */
  record Note(String subject, String text) implements Happening {}
}
