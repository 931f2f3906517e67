package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks ephemeral containers. They may not be given when a pod is created, so what matters is that
 * they are well-formed.
 */
final class EphemeralContainersValidation {

  private static final ImmutableList<String> NOT_ALLOWED =
      ImmutableList.of(
          "ports",
          "resources",
          "resizePolicy",
          "restartPolicy",
          "restartPolicyRules",
          "livenessProbe",
          "readinessProbe",
          "startupProbe",
          "lifecycle");

  private EphemeralContainersValidation() {}

  static void validate(PodFacts facts, Field at) {
    Set<String> others = new HashSet<>();
    facts.spec().containers().forEach(container -> others.add(container.name()));
    facts.spec().initContainers().forEach(container -> others.add(container.name()));
    Set<String> names = new HashSet<>(others);
    ImmutableList<Raw> containers = Raw.of(facts.spec().other()).children("ephemeralContainers");
    for (int i = 0; i < containers.size(); i++) {
      container(containers.get(i), names, at.index(i));
      String target = containers.get(i).text("targetContainerName");
      if (!target.isEmpty() && !others.contains(target)) {
        at.index(i).child("targetContainerName").notFound(target);
      }
      for (String name : NOT_ALLOWED) {
        if (containers.get(i).has(name)) {
          at.index(i).child(name).forbidden("cannot be set for an Ephemeral Container");
        }
      }
    }
  }

  private static void container(Raw container, Set<String> names, Field at) {
    String name = container.text("name");
    if (name.isEmpty()) {
      at.child("name").required();
    } else {
      Names.label(name, at.child("name"));
    }
    if (container.text("image").isEmpty()) {
      at.child("image").required();
    }
    PodImagesValidation.image(container.text("image"), at.child("image"));
    if (!names.add(name)) {
      at.child("name").duplicate(name);
    }
  }
}
