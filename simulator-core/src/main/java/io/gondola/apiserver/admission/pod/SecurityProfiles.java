package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Paths;
import io.gondola.apiserver.admission.field.Raw;

/** Checks the seccomp and AppArmor profiles of a security context. */
final class SecurityProfiles {

  private static final ImmutableList<String> TYPES =
      ImmutableList.of("Localhost", "RuntimeDefault", "Unconfined");
  private static final String PROFILE = "localhostProfile";

  private SecurityProfiles() {}

  static void seccomp(Raw context, Field at) {
    if (!context.has("seccompProfile")) {
      return;
    }
    Raw profile = context.child("seccompProfile");
    Field field = at.child("seccompProfile");
    type(profile.text("type"), "type is required when seccompProfile is set", field);
    if (!profile.text("type").equals("Localhost")) {
      if (profile.has(PROFILE)) {
        field
            .child(PROFILE)
            .invalid(profile.fields(), "can only be set when seccomp type is Localhost");
      }
    } else if (!profile.has(PROFILE)) {
      field.child(PROFILE).required("must be set when seccomp type is Localhost");
    } else {
      Paths.descending(profile.text(PROFILE), field.child(PROFILE));
    }
  }

  static void appArmor(Raw context, Field at) {
    if (!context.has("appArmorProfile")) {
      return;
    }
    Raw profile = context.child("appArmorProfile");
    Field field = at.child("appArmorProfile");
    String type = profile.text("type");
    String name = profile.text(PROFILE);
    if (!TYPES.contains(type)) {
      type(type, "type is required when appArmorProfile is set", field);
    } else if (!type.equals("Localhost")) {
      if (profile.has(PROFILE)) {
        field.child(PROFILE).invalid(name, "can only be set when AppArmor type is Localhost");
      }
    } else if (!name.strip().equals(name)) {
      field.child(PROFILE).invalid(name, "must not be padded with whitespace");
    } else if (name.isEmpty()) {
      field.child(PROFILE).required("must be set when AppArmor type is Localhost");
    }
  }

  private static void type(String type, String missing, Field at) {
    if (type.isEmpty()) {
      at.child("type").required(missing);
    } else {
      at.child("type").oneOf(type, TYPES);
    }
  }
}
