package io.gondola.kubectl.describe;

import io.gondola.api.core.ContainerState;
import io.gondola.api.core.ContainerStateTerminated;
import io.gondola.api.core.ContainerStatus;
import org.jspecify.annotations.Nullable;

/** How a container is and was. */
final class StateSection {

  private StateSection() {}

  static void write(Description to, ContainerStatus status) {
    state(to, "State", status.state());
    if (status.lastState() != null && status.lastState().terminated() != null) {
      state(to, "Last State", status.lastState());
    }
    to.field(2, "Ready", status.ready() ? "True" : "False");
    to.field(2, "Restart Count", status.restartCount());
  }

  /** Without a state, a container waits. */
  private static void state(Description to, String title, @Nullable ContainerState state) {
    if (state != null && state.running() != null) {
      to.field(2, title, "Running");
      to.field(3, "Started", Description.time(state.running().startedAt()));
    } else if (state != null && state.terminated() != null) {
      to.field(2, title, "Terminated");
      terminated(to, state.terminated());
    } else {
      to.field(2, title, "Waiting");
      if (state != null && state.waiting() != null && !state.waiting().reason().isEmpty()) {
        to.field(3, "Reason", state.waiting().reason());
      }
    }
  }

  private static void terminated(Description to, ContainerStateTerminated ended) {
    if (!ended.reason().isEmpty()) {
      to.field(3, "Reason", ended.reason());
    }
    if (!ended.message().isEmpty()) {
      to.field(3, "Message", ended.message());
    }
    to.field(3, "Exit Code", ended.exitCode());
    if (ended.signal() > 0) {
      to.field(3, "Signal", ended.signal());
    }
    to.field(3, "Started", Description.time(ended.startedAt()));
    to.field(3, "Finished", Description.time(ended.finishedAt()));
  }
}
