package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks the security context of a container. */
final class SecurityContextValidation {

  private static final ImmutableList<String> PROC_MOUNTS = ImmutableList.of("Default", "Unmasked");
  private static final String ESCALATION = "cannot set `allowPrivilegeEscalation` to false and ";

  private SecurityContextValidation() {}

  static void validate(Raw context, boolean hostUsers, Field at) {
    for (String id : ImmutableList.of("runAsUser", "runAsGroup")) {
      context.number(id).ifPresent(number -> Names.id(number, at.child(id)));
    }
    if (context.has("procMount")) {
      String procMount = context.text("procMount");
      at.child("procMount").oneOf(procMount, PROC_MOUNTS);
      if (hostUsers && procMount.equals("Unmasked")) {
        at.child("procMount").invalid(procMount, "`hostUsers` must be false to use `Unmasked`");
      }
    }
    SecurityProfiles.seccomp(context, at);
    if (context.isFalse("allowPrivilegeEscalation")) {
      escalation(context, at);
    }
    SecurityProfiles.appArmor(context, at);
  }

  /** What grants more than the parent process has contradicts the ban on getting it. */
  private static void escalation(Raw context, Field at) {
    if (context.isTrue("privileged")) {
      at.invalid(context.fields(), ESCALATION + "`privileged` to true");
    }
    if (context.child("capabilities").texts("add").contains("CAP_SYS_ADMIN")) {
      at.invalid(context.fields(), ESCALATION + "`capabilities.Add` CAP_SYS_ADMIN");
    }
  }
}
