package io.gondola.apiserver;

import io.gondola.api.meta.ObjectKey;

/** Brings the world a step closer to what an object asks for. */
@FunctionalInterface
public interface Reconciler {

  /**
   * Looks at the object with this key and acts on what it finds; it may be gone.
   *
   * @throws io.gondola.api.meta.ApiException to be called again after a back-off
   */
  void reconcile(ObjectKey key);
}
