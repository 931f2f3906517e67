package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;
import java.util.HashSet;
import java.util.Set;

/** Checks whether a container restarts when its resources change. Errors point at the list. */
final class ResizePolicyValidation {

  private static final ImmutableList<String> RESOURCES = ImmutableList.of("cpu", "memory");
  private static final ImmutableList<String> POLICIES =
      ImmutableList.of("NotRequired", "RestartContainer");

  private ResizePolicyValidation() {}

  static void validate(ImmutableList<Raw> policies, String podRestartPolicy, Field at) {
    Set<String> resources = new HashSet<>();
    for (int i = 0; i < policies.size(); i++) {
      String resource = policies.get(i).text("resourceName");
      String policy = policies.get(i).text("restartPolicy");
      if (!resources.add(resource)) {
        at.index(i).duplicate(resource);
      }
      at.requiredOneOf(resource, RESOURCES);
      at.requiredOneOf(policy, POLICIES);
      if (podRestartPolicy.equals("Never") && !policy.equals("NotRequired")) {
        at.invalid(policy, "must be 'NotRequired' when `restartPolicy` is 'Never'");
      }
    }
  }
}
