package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks ConfigMaps and Secrets that are read into the environment whole. */
final class EnvFromValidation {

  private static final ImmutableList<String> SOURCES =
      ImmutableList.of("configMapRef", "secretRef");

  private EnvFromValidation() {}

  static void validate(ImmutableList<Raw> sources, Field at) {
    for (int i = 0; i < sources.size(); i++) {
      Raw source = sources.get(i);
      if (!source.text("prefix").isEmpty()) {
        Names.environmentVariable(source.text("prefix"), at.index(i).child("prefix"));
      }
      for (String kind : SOURCES) {
        if (source.has(kind)) {
          name(source.child(kind).text("name"), at.index(i).child(kind).child("name"));
        }
      }
      number(source, at);
    }
  }

  private static void name(String name, Field at) {
    if (name.isEmpty()) {
      at.required();
      return;
    }
    // Checked as a prefix of a name, for no reason but history.
    Names.prefix(name, at);
  }

  /** These errors point at the whole list, as in Kubernetes. */
  private static void number(Raw source, Field at) {
    long sources = SOURCES.stream().filter(source::has).count();
    if (sources == 0) {
      at.invalid("", "must specify one of: `configMapRef` or `secretRef`");
    } else if (sources > 1) {
      at.invalid("", "may not have more than one field specified at a time");
    }
  }
}
