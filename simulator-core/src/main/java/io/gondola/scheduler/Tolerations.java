package io.gondola.scheduler;

import io.gondola.api.core.Taint;
import io.gondola.api.core.Toleration;
import java.util.List;

/** Which taints a pod puts up with. */
final class Tolerations {

  private static final Taint CORDON =
      new Taint("node.kubernetes.io/unschedulable", "", "NoSchedule", null);

  private Tolerations() {}

  /** Whether the pod may stay on its way to a node that is cordoned. */
  static boolean tolerateCordon(List<Toleration> tolerations) {
    return tolerate(tolerations, CORDON);
  }

  static boolean tolerate(List<Toleration> tolerations, Taint taint) {
    for (Toleration toleration : tolerations) {
      if (toleration.tolerates(taint)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every taint that keeps new pods away is tolerated. */
  static boolean tolerateAll(List<Toleration> tolerations, List<Taint> taints) {
    for (Taint taint : taints) {
      if (keepsAway(taint) && !tolerate(tolerations, taint)) {
        return false;
      }
    }
    return true;
  }

  /** How many taints that only ask pods to stay away are not tolerated. */
  static int unheeded(List<Toleration> tolerations, List<Taint> taints) {
    int count = 0;
    for (Taint taint : taints) {
      if (taint.effect().equals("PreferNoSchedule") && !tolerate(tolerations, taint)) {
        count++;
      }
    }
    return count;
  }

  private static boolean keepsAway(Taint taint) {
    return taint.effect().equals("NoSchedule") || taint.effect().equals("NoExecute");
  }
}
