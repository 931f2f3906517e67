package io.gondola.kubelet;

import io.gondola.api.core.LifecycleHandler;
import io.gondola.api.meta.IntOrString;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.NetworkNamespace;

/** Whether a lifecycle hook succeeds. */
final class Hooks {

  private Hooks() {}

  /**
   * An HTTP hook needs somebody who listens, whatever the answer; a command is taken to succeed
   * unless the program of the container says how it ends.
   */
  static boolean succeeds(
      LifecycleHandler hook, ContainerProcess process, NetworkNamespace network) {
    if (hook.exec() != null) {
      return process.execute(hook.exec().command()).orElse(0) == 0;
    }
    if (hook.httpGet() == null || hook.httpGet().port() == null) {
      return true;
    }
    IntOrString port = hook.httpGet().port();
    int number =
        port instanceof IntOrString.OfInt plain
            ? plain.value()
            : process.container().ports().stream()
                .filter(candidate -> candidate.name().equals(port.toString()))
                .mapToInt(candidate -> candidate.containerPort())
                .findFirst()
                .orElse(0);
    return network.listener(number).isPresent();
  }
}
