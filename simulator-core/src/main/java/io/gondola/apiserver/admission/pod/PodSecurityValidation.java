package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the security context of a pod. */
final class PodSecurityValidation {

  private static final String SYSCTL =
      "^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$";
  private static final Pattern SYSCTL_PATTERN = Pattern.compile(SYSCTL);
  private static final int MAX_SYSCTL = 253;

  private PodSecurityValidation() {}

  static void validate(PodSpec spec, Field at) {
    Raw context = Raw.of(spec.securityContext());
    for (String id : ImmutableList.of("fsGroup", "runAsUser", "runAsGroup")) {
      context.number(id).ifPresent(number -> Names.id(number, at.child(id)));
    }
    ImmutableList<Long> groups = context.numbers("supplementalGroups");
    for (int i = 0; i < groups.size(); i++) {
      Names.id(groups.get(i), at.child("supplementalGroups").index(i));
    }
    Raw other = Raw.of(spec.other());
    if (other.isTrue("shareProcessNamespace") && other.isTrue("hostPID")) {
      at.child("shareProcessNamespace")
          .invalid(true, "ShareProcessNamespace and HostPID cannot both be enabled");
    }
    sysctls(context.children("sysctls"), spec, at.child("sysctls"));
    policy(context, "fsGroupChangePolicy", ImmutableList.of("Always", "OnRootMismatch"), at);
    SecurityProfiles.seccomp(context, at);
    SecurityProfiles.appArmor(context, at);
    policy(context, "supplementalGroupsPolicy", ImmutableList.of("Merge", "Strict"), at);
    policy(context, "seLinuxChangePolicy", ImmutableList.of("MountOption", "Recursive"), at);
  }

  private static void policy(Raw context, String name, ImmutableList<String> supported, Field at) {
    if (context.has(name)) {
      at.child(name).oneOf(context.text(name), supported);
    }
  }

  private static void sysctls(ImmutableList<Raw> sysctls, PodSpec spec, Field at) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < sysctls.size(); i++) {
      String name = sysctls.get(i).text("name");
      Field field = at.index(i).child("name");
      if (name.isEmpty()) {
        field.required();
      } else if (name.length() > MAX_SYSCTL || !SYSCTL_PATTERN.matcher(name).matches()) {
        field.invalid(
            name,
            "must have at most %s characters and match regex %s".formatted(MAX_SYSCTL, SYSCTL));
      } else if (names.contains(name)) {
        field.duplicate(name);
      }
      hostSysctl(name, spec, field);
      names.add(name);
    }
  }

  /** A setting of a namespace that the pod shares with its node would be the node's. */
  private static void hostSysctl(String name, PodSpec spec, Field at) {
    String dotted = name.replace('/', '.');
    if (spec.hostNetwork() && dotted.startsWith("net.")) {
      at.invalid(name, "may not be specified when 'hostNetwork' is true");
    }
    boolean ipc =
        dotted.startsWith("kernel.shm")
            || dotted.startsWith("kernel.msg")
            || dotted.equals("kernel.sem")
            || dotted.startsWith("fs.mqueue.");
    if (ipc && Raw.of(spec.other()).isTrue("hostIPC")) {
      at.invalid(name, "may not be specified when 'hostIPC' is true");
    }
  }
}
