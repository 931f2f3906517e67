package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;

/** Checks a container's own restart policy and its rules by exit code. */
final class ContainerRestartValidation {

  private static final ImmutableList<String> POLICIES =
      ImmutableList.of("Always", "Never", "OnFailure");
  private static final ImmutableList<String> ACTIONS =
      ImmutableList.of("Restart", "RestartAllContainers");
  private static final ImmutableList<String> OPERATORS = ImmutableList.of("In", "NotIn");
  private static final int MAX_RULES = 20;
  private static final int MAX_EXIT_CODES = 255;

  private ContainerRestartValidation() {}

  static void validate(Container container, Field at) {
    ImmutableList<Raw> rules = Raw.of(container.other()).children("restartPolicyRules");
    if (!container.restartPolicy().isEmpty()) {
      at.child("restartPolicy").oneOf(container.restartPolicy(), POLICIES);
    } else if (!rules.isEmpty()) {
      at.child("restartPolicy").required("must specify restartPolicy when restart rules are used");
    }
    if (rules.size() > MAX_RULES) {
      at.child("restartPolicyRules").tooLong(MAX_RULES);
    }
    for (int i = 0; i < rules.size(); i++) {
      rule(rules.get(i), at.child("restartPolicyRules").index(i));
    }
  }

  private static void rule(Raw rule, Field at) {
    at.child("action").oneOf(rule.text("action"), ACTIONS);
    Field exitCodes = at.child("exitCodes");
    if (!rule.has("exitCodes")) {
      exitCodes.required("must be specified");
      return;
    }
    exitCodes.child("operator").oneOf(rule.child("exitCodes").text("operator"), OPERATORS);
    if (rule.child("exitCodes").numbers("values").size() > MAX_EXIT_CODES) {
      exitCodes.child("values").tooLong(MAX_EXIT_CODES);
    }
  }
}
