package io.gondola.kubelet.status;

import io.gondola.api.core.Container;
import io.gondola.api.core.PodSpec;
import io.gondola.kubelet.status.ExitRule.Action;

/**
 * Whether a container that ended runs again. Its own rules by exit code come first, then its own
 * policy, then the pod's; none set means Always.
 */
public final class RestartPolicy {

  private static final String NEVER = "Never";
  private static final String ON_FAILURE = "OnFailure";

  private RestartPolicy() {}

  /** Whether this exit is followed by a restart, unless the pod is being deleted. */
  public static boolean restarts(Container container, PodSpec pod, int exitCode) {
    for (ExitRule rule : ExitRule.of(container)) {
      if (rule.matches(exitCode)) {
        return true;
      }
    }
    String policy = policy(container, pod);
    return policy.equals(ON_FAILURE) ? exitCode != 0 : !policy.equals(NEVER);
  }

  /** Whether this exit restarts the whole pod in place. */
  public static boolean restartsAll(Container container, int exitCode) {
    for (ExitRule rule : ExitRule.of(container)) {
      if (rule.matches(exitCode)) {
        return rule.action() == Action.RESTART_ALL;
      }
    }
    return false;
  }

  /** Whether any exit at all can be followed by a restart. */
  public static boolean mayRestart(Container container, PodSpec pod) {
    return !ExitRule.of(container).isEmpty() || restartsOnFailure(container, pod);
  }

  /** Whether a container that the kubelet itself kills, which has no exit code yet, runs again. */
  public static boolean restartsOnFailure(Container container, PodSpec pod) {
    return !policy(container, pod).equals(NEVER);
  }

  private static String policy(Container container, PodSpec pod) {
    return container.restartPolicy().isEmpty() ? pod.restartPolicy() : container.restartPolicy();
  }
}
