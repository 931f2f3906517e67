package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;
import java.nio.charset.StandardCharsets;

/** Checks the metadata of an object that is created. */
final class ObjectMetaValidation {

  private static final int MAX_ANNOTATION_BYTES = 256 * 1024;
  private static final ImmutableList<String> STANDARD_FINALIZERS =
      ImmutableList.of("kubernetes", "orphan", "foregroundDeletion");

  private ObjectMetaValidation() {}

  static void namespaced(ObjectMeta metadata, NameRule rule, Field at) {
    names(metadata, rule, at);
    if (metadata.namespace().isEmpty()) {
      at.child("namespace").required();
    } else {
      Names.label(metadata.namespace(), at.child("namespace"));
    }
    rest(metadata, at);
  }

  static void clusterScoped(ObjectMeta metadata, NameRule rule, Field at) {
    names(metadata, rule, at);
    if (!metadata.namespace().isEmpty()) {
      at.child("namespace").forbidden("not allowed on this type");
    }
    rest(metadata, at);
  }

  private static void names(ObjectMeta metadata, NameRule rule, Field at) {
    if (!metadata.generateName().isEmpty()) {
      at.child("generateName")
          .invalidEach(
              metadata.generateName(),
              rule.errors(Names.withoutTrailingDash(metadata.generateName())));
    }
    if (metadata.name().isEmpty()) {
      at.child("name").required("name or generateName is required");
    } else {
      at.child("name").invalidEach(metadata.name(), rule.errors(metadata.name()));
    }
  }

  private static void rest(ObjectMeta metadata, Field at) {
    at.child("generation").nonNegative(metadata.generation());
    Labels.labels(metadata.labels(), at.child("labels"));
    annotations(metadata.annotations(), at.child("annotations"));
    OwnerReferencesValidation.validate(metadata.ownerReferences(), at.child("ownerReferences"));
    finalizers(metadata.finalizers(), at.child("finalizers"));
    standardFinalizers(metadata.finalizers(), at.child("finalizers"));
  }

  static void annotations(ImmutableSortedMap<String, String> annotations, Field at) {
    long size = 0;
    for (var annotation : annotations.entrySet()) {
      Names.annotationKey(annotation.getKey(), at);
      size += bytes(annotation.getKey()) + bytes(annotation.getValue());
    }
    if (size > MAX_ANNOTATION_BYTES) {
      at.tooLong(MAX_ANNOTATION_BYTES);
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void finalizers(ImmutableList<String> finalizers, Field at) {
    for (String finalizer : finalizers) {
      Names.qualifiedName(finalizer, at);
    }
    if (finalizers.contains("orphan") && finalizers.contains("foregroundDeletion")) {
      at.invalid(finalizers, "finalizer orphan and foregroundDeletion cannot be both set");
    }
  }

  static void standardFinalizers(ImmutableList<String> finalizers, Field at) {
    for (int i = 0; i < finalizers.size(); i++) {
      standardFinalizer(finalizers.get(i), at.index(i));
    }
  }

  /** Finalizers without a prefix are Kubernetes' own. */
  private static void standardFinalizer(String finalizer, Field at) {
    if (finalizer.indexOf('/') < 0 && !STANDARD_FINALIZERS.contains(finalizer)) {
      at.invalid(finalizer, "name is neither a standard finalizer name nor is it fully qualified");
    }
  }

  /** Finalizers in the spec of a namespace; both checks are noted at the list. */
  static void eachFinalizer(ImmutableList<String> finalizers, Field at) {
    for (String finalizer : finalizers) {
      Names.qualifiedName(finalizer, at);
      standardFinalizer(finalizer, at);
    }
  }
}
