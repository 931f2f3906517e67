package io.gondola.controller;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import java.util.Optional;

/** What a controller makes of an object that it might manage. */
public enum Claim {
  /** It manages the object already. */
  MINE,
  /** The object is none of its business. */
  IGNORE,
  /** The object has no controller and fits: make it the controller's own. */
  ADOPT,
  /** The object is the controller's own and fits no longer: let it go. */
  RELEASE;

  /**
   * @param selected whether the controller's selector matches the object's labels
   */
  public static Claim of(ObjectMeta controller, ObjectMeta object, boolean selected) {
    Optional<OwnerReference> owner = object.controller();
    if (owner.isPresent()) {
      return ofOwned(controller, owner.get(), selected);
    }
    boolean adopts =
        selected
            && controller.deletionTimestamp() == null
            && object.deletionTimestamp() == null
            && reaches(controller, object);
    return adopts ? ADOPT : IGNORE;
  }

  /** The metadata of an adopted object; a plain reference to the same owner is replaced. */
  public static ObjectMeta adopted(ObjectMeta object, OwnerReference controller) {
    ImmutableList.Builder<OwnerReference> owners = ImmutableList.builder();
    return object.withOwnerReferences(
        owners.addAll(without(object, controller.uid())).add(controller).build());
  }

  /** The metadata of a released object. */
  public static ObjectMeta released(ObjectMeta object, String controllerUid) {
    return object.withOwnerReferences(without(object, controllerUid));
  }

  private static Claim ofOwned(ObjectMeta controller, OwnerReference owner, boolean selected) {
    if (!owner.uid().equals(controller.uid())) {
      return IGNORE;
    }
    if (selected) {
      return MINE;
    }
    // Garbage collection is about to remove what a deleted controller owns.
    return controller.deletionTimestamp() == null ? RELEASE : IGNORE;
  }

  /** A controller without a namespace reaches into all of them. */
  private static boolean reaches(ObjectMeta controller, ObjectMeta object) {
    return controller.namespace().isEmpty() || controller.namespace().equals(object.namespace());
  }

  private static ImmutableList<OwnerReference> without(ObjectMeta object, String ownerUid) {
    return object.ownerReferences().stream()
        .filter(owner -> !owner.uid().equals(ownerUid))
        .collect(toImmutableList());
  }
}
