package io.gondola.kubelet.status;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of a container's {@code restartPolicyRules}: what follows from some exit codes.
 *
 * @param negated whether the codes are those that the rule does not speak of
 */
record ExitRule(Action action, boolean negated, ImmutableList<Integer> exitCodes) {

  enum Action {
    RESTART,
    RESTART_ALL
  }

  /** The rules of a container, in order; few have any. */
  static ImmutableList<ExitRule> of(Container container) {
    if (!(container.other().fields().get("restartPolicyRules") instanceof List<?> rules)) {
      return ImmutableList.of();
    }
    return rules.stream()
        .filter(Map.class::isInstance)
        .map(rule -> parse((Map<?, ?>) rule))
        .collect(ImmutableList.toImmutableList());
  }

  private static ExitRule parse(Map<?, ?> rule) {
    Action action =
        "RestartAllContainers".equals(rule.get("action")) ? Action.RESTART_ALL : Action.RESTART;
    if (!(rule.get("exitCodes") instanceof Map<?, ?> codes)) {
      return new ExitRule(action, false, ImmutableList.of());
    }
    boolean negated = "NotIn".equals(codes.get("operator"));
    return new ExitRule(action, negated, numbers(codes.get("values")));
  }

  private static ImmutableList<Integer> numbers(@Nullable Object values) {
    return values instanceof List<?> list
        ? list.stream()
            .filter(Number.class::isInstance)
            .map(value -> ((Number) value).intValue())
            .collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }

  boolean matches(int exitCode) {
    return exitCodes.contains(exitCode) != negated;
  }
}
