package io.gondola.kubelet;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.Probe;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.process.Program;
import io.gondola.kubelet.process.RunningProcess;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.sim.Distribution;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets a process do what an {@link ImageBehavior} says. */
record BehaviorProgram(ImageBehavior behavior) implements Program {

  @Override
  public void run(RunningProcess process) {
    process.serve(behavior.serving());
    process.useMemory(behavior.memory());
    growMemory(process);
    process.onTerminate(() -> terminate(process));
    if (behavior.becomesReady()) {
      after(process, behavior.readyAfter(), "get ready", () -> serve(process));
    }
    if (behavior.unhealthyAfter() != null) {
      after(process, behavior.unhealthyAfter(), "hang", () -> process.setHealthy(false));
    }
    if (behavior.exitAfter() != null) {
      after(process, behavior.exitAfter(), "exit", () -> process.exit(behavior.exitCode()));
    }
    behavior.program().run(process);
  }

  private void serve(RunningProcess process) {
    if (behavior.listens()) {
      ports(process.container()).forEach(process::listen);
    }
    process.setHealthy(true);
  }

  private void terminate(RunningProcess process) {
    if (behavior.ignoresSigterm()) {
      return;
    }
    Shutdown shutdown = behavior.serving().shutdown();
    if (shutdown != Shutdown.LINGER) {
      process.stopListening();
    }
    Runnable end = shutdown == Shutdown.ABORT ? () -> process.exit(0) : () -> drain(process);
    after(process, behavior.stop(), "stop", end);
  }

  private static void drain(RunningProcess process) {
    process.stopListening();
    Duration busy = process.busyFor();
    if (busy.isZero()) {
      process.exit(0);
    } else {
      process.after(busy, "answer its last request", () -> process.exit(0));
    }
  }

  /** One event at the moment when the limit is passed, instead of many on the way. */
  private void growMemory(RunningProcess process) {
    Quantity limit = process.container().resources().limits().get("memory");
    if (behavior.memoryGrowth() > 0 && limit != null) {
      double seconds = (limit.value() - behavior.memory()) / (double) behavior.memoryGrowth();
      process.after(
          Duration.ofNanos((long) (seconds * 1e9) + 1),
          "run out of memory",
          () -> process.useMemory(limit.value() + 1));
    }
  }

  private static void after(
      RunningProcess process, Distribution time, String what, Runnable action) {
    Duration delay = time.sample(process.choices());
    if (delay.isZero()) {
      action.run();
    } else {
      process.after(delay, what, action);
    }
  }

  /**
   * The declared ports, and those that the container's own probes ask: manifests often name only
   * the latter.
   */
  private static TreeSet<Integer> ports(Container container) {
    TreeSet<Integer> ports = new TreeSet<>();
    container.ports().stream()
        .filter(port -> port.protocol().isEmpty() || port.protocol().equals("TCP"))
        .map(ContainerPort::containerPort)
        .forEach(ports::add);
    Stream.of(container.readinessProbe(), container.livenessProbe(), container.startupProbe())
        .flatMap(probe -> portOf(probe).stream())
        .forEach(ports::add);
    return ports;
  }

  private static Optional<Integer> portOf(@Nullable Probe probe) {
    if (probe == null) {
      return Optional.empty();
    }
    IntOrString port = null;
    if (probe.httpGet() != null) {
      port = probe.httpGet().port();
    } else if (probe.tcpSocket() != null) {
      port = probe.tcpSocket().port();
    } else if (probe.grpc() != null) {
      return Optional.of(probe.grpc().port());
    }
    return port instanceof IntOrString.OfInt number
        ? Optional.of(number.value())
        : Optional.empty();
  }
}
