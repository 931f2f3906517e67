package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;
import java.util.Optional;

/** Environment variables that come from a file must name an emptyDir volume of the pod. */
final class EnvFileValidation {

  private EnvFileValidation() {}

  static void validate(PodSpec spec, Field at) {
    containers(spec, spec.initContainers(), at.child("initContainers"));
    containers(spec, spec.containers(), at.child("containers"));
  }

  private static void containers(PodSpec spec, ImmutableList<Container> containers, Field at) {
    for (int i = 0; i < containers.size(); i++) {
      for (int j = 0; j < containers.get(i).env().size(); j++) {
        Raw source = Raw.of(containers.get(i).env().get(j).valueFrom());
        if (source.has("fileKeyRef")) {
          volume(
              spec,
              source.child("fileKeyRef").text("volumeName"),
              at.index(i)
                  .child("env")
                  .index(j)
                  .child("valueFrom")
                  .child("fileKeyRef")
                  .child("volumeName"));
        }
      }
    }
  }

  private static void volume(PodSpec spec, String name, Field at) {
    Optional<Volume> volume =
        spec.volumes().stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    if (volume.isEmpty()) {
      at.notFound(name);
    } else if (volume.get().emptyDir() == null) {
      at.invalid(name, "referenced volume must be of type emptyDir");
    }
  }
}
