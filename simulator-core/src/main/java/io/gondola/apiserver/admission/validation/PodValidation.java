package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;
import io.gondola.apiserver.admission.pod.PodImagesValidation;
import io.gondola.apiserver.admission.pod.PodSpecValidation;

/** Checks Pods that are created. */
final class PodValidation {

  private PodValidation() {}

  static void create(Pod pod, boolean specIsKnown, Errors errors) {
    metadata(pod, errors);
    if (!specIsKnown) {
      spec(pod.spec(), errors.field("spec"));
      creation(pod.spec(), errors.field("spec"));
    }
  }

  static void metadata(Pod pod, Errors errors) {
    Field metadata = errors.field("metadata");
    ObjectMetaValidation.namespaced(pod.metadata(), NameRule.SUBDOMAIN, metadata);
    PodAnnotationsValidation.validate(pod.metadata(), metadata.child("annotations"));
  }

  static void spec(PodSpec spec, Field at) {
    PodSpecValidation.validate(spec, true, at);
    if (spec.serviceAccountName().isEmpty()) {
      noTokens(spec.volumes(), at.child("volumes"));
    }
    PodImagesValidation.validate(spec.containers(), at.child("containers"));
    PodImagesValidation.validate(spec.initContainers(), at.child("initContainers"));
  }

  /** A token is a service account's. */
  private static void noTokens(ImmutableList<Volume> volumes, Field at) {
    for (int i = 0; i < volumes.size(); i++) {
      if (volumes.get(i).projected() == null) {
        continue;
      }
      ImmutableList<Raw> sources = Raw.of(volumes.get(i).projected().other()).children("sources");
      for (int j = 0; j < sources.size(); j++) {
        if (sources.get(j).has("serviceAccountToken")) {
          at.index(i)
              .child("projected")
              .child("sources")
              .index(j)
              .child("serviceAccountToken")
              .forbidden("must not be specified when serviceAccountName is not set");
        }
      }
    }
  }

  private static void creation(PodSpec spec, Field at) {
    if (!Raw.of(spec.other()).children("ephemeralContainers").isEmpty()) {
      at.child("ephemeralContainers").forbidden("cannot be set on create");
    }
    if (!spec.nodeName().isEmpty() && !spec.schedulingGates().isEmpty()) {
      at.child("nodeName").forbidden("cannot be set until all schedulingGates have been cleared");
    }
  }
}
