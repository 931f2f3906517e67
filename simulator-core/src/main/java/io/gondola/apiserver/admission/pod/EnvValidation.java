package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.EnvVar;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Paths;
import io.gondola.apiserver.admission.field.Raw;
import io.gondola.apiserver.admission.volume.DownwardApiValidation;

/** Checks environment variables and where their values come from. */
final class EnvValidation {

  private static final ImmutableList<String> SOURCES =
      ImmutableList.of(
          "fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

  private EnvValidation() {}

  static void validate(ImmutableList<EnvVar> variables, Field at) {
    for (int i = 0; i < variables.size(); i++) {
      EnvVar variable = variables.get(i);
      if (variable.name().isEmpty()) {
        at.index(i).child("name").required();
      } else {
        Names.environmentVariable(variable.name(), at.index(i).child("name"));
      }
      if (variable.valueFrom() != null) {
        valueFrom(variable, Raw.of(variable.valueFrom()), at.index(i).child("valueFrom"));
      }
    }
  }

  private static void valueFrom(EnvVar variable, Raw source, Field at) {
    if (source.has("fieldRef")) {
      DownwardApiValidation.envField(source.child("fieldRef"), at.child("fieldRef"));
    }
    if (source.has("resourceFieldRef")) {
      DownwardApiValidation.resource(
          source.child("resourceFieldRef"), false, at.child("resourceFieldRef"));
    }
    for (String reference : ImmutableList.of("configMapKeyRef", "secretKeyRef")) {
      if (source.has(reference)) {
        keyReference(source.child(reference), at.child(reference));
      }
    }
    if (source.has("fileKeyRef")) {
      fileReference(source.child("fileKeyRef"), at.child("fileKeyRef"));
    }
    number(variable, SOURCES.stream().filter(source::has).count(), at);
  }

  private static void number(EnvVar variable, long sources, Field at) {
    if (sources == 0) {
      at.invalid(
          "",
          "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef`"
              + " or `fileKeyRef`");
    } else if (!variable.value().isEmpty()) {
      at.invalid("", "may not be specified when `value` is not empty");
    } else if (sources > 1) {
      at.invalid("", "may not have more than one field specified at a time");
    }
  }

  private static void keyReference(Raw reference, Field at) {
    Names.subdomain(reference.text("name"), at.child("name"));
    if (reference.text("key").isEmpty()) {
      at.child("key").required();
    } else {
      Names.configKey(reference.text("key"), at.child("key"));
    }
  }

  private static void fileReference(Raw reference, Field at) {
    if (reference.text("key").isEmpty()) {
      at.child("key").required();
    } else {
      Names.environmentVariable(reference.text("key"), at.child("key"));
    }
    if (reference.text("volumeName").isEmpty()) {
      at.child("volumeName").required();
    } else {
      Names.label(reference.text("volumeName"), at.child("volumeName"));
    }
    if (reference.text("path").isEmpty()) {
      at.child("path").required();
    } else {
      Paths.noBacksteps(reference.text("path"), at.child("path"));
    }
  }
}
