package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks changed metadata against the stored one.
 *
 * <p>The API server has filled in the fields that are its own by now: no resource version is
 * missing, and a client cannot have changed the timestamps.
 */
final class ObjectMetaUpdateValidation {

  static final String IMMUTABLE = "field is immutable";

  private ObjectMetaUpdateValidation() {}

  static void validate(ObjectMeta metadata, ObjectMeta old, Field at) {
    if (metadata.equals(old)) {
      // Most status writes: what is stored has been checked.
      return;
    }
    if (old.deletionTimestamp() != null) {
      noNewFinalizers(metadata, old, at.child("finalizers"));
    }
    if (metadata.generation() < old.generation()) {
      at.child("generation").invalid(metadata.generation(), "must not be decremented");
    }
    immutable(metadata.name(), old.name(), at.child("name"));
    immutable(metadata.namespace(), old.namespace(), at.child("namespace"));
    immutable(metadata.uid(), old.uid(), at.child("uid"));
    immutable(metadata.creationTimestamp(), old.creationTimestamp(), at.child("creationTimestamp"));
    immutable(metadata.deletionTimestamp(), old.deletionTimestamp(), at.child("deletionTimestamp"));
    Labels.labels(metadata.labels(), at.child("labels"));
    ObjectMetaValidation.annotations(metadata.annotations(), at.child("annotations"));
    OwnerReferencesValidation.validate(metadata.ownerReferences(), at.child("ownerReferences"));
    ObjectMetaValidation.standardFinalizers(metadata.finalizers(), at.child("finalizers"));
  }

  /** An object that is going away can be let go, but not held back any more. */
  private static void noNewFinalizers(ObjectMeta metadata, ObjectMeta old, Field at) {
    ImmutableList<String> added =
        metadata.finalizers().stream()
            .filter(finalizer -> !old.finalizers().contains(finalizer))
            .collect(ImmutableList.toImmutableList());
    if (!added.isEmpty()) {
      at.forbidden(
          "no new finalizers can be added if the object is being deleted, found new finalizers"
              + added.stream()
                  .map(name -> '"' + name + '"')
                  .collect(Collectors.joining(", ", " []string{", "}")));
    }
  }

  static void immutable(@Nullable Object value, @Nullable Object old, Field at) {
    if (!Objects.equals(value, old)) {
      at.invalid(value, IMMUTABLE);
    }
  }
}
