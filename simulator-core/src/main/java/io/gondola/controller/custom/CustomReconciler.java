package io.gondola.controller.custom;

import io.gondola.api.meta.ObjectKey;

/** Brings the world a step closer to what an object asks for. */
@FunctionalInterface
public interface CustomReconciler {

  /**
   * Looks at an object and acts on what it finds. It is called again whenever the object, or one
   * that it owns, has changed.
   *
   * @param request the key of the object, which may be gone
   * @param context the cluster, as far as the controller knows it
   * @throws io.gondola.api.meta.ApiException to be called again after a back-off
   */
  void reconcile(ObjectKey request, ReconcileContext context);
}
