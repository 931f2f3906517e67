package io.gondola.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Processes of one pod share its ports: none is held twice, whoever comes and goes. */
class NetworkNamespacePropertiesTest {

  private final Simulation simulation = new Simulation(Instant.EPOCH, Choices.seeded(1));
  private final NetworkNamespace network = new NetworkNamespace("10.244.1.2");

  /** A step binds a port, or ends a process: so negative numbers stand for one that runs. */
  @Property
  void port_belongsToWhoTookItFirstUntilItEnds(
      @ForAll @Size(max = 30) List<@IntRange(min = -3, max = 3) Integer> steps) {
    List<ContainerProcess> running = new ArrayList<>();
    for (int step : steps) {
      if (step >= 0) {
        boolean free = network.listener(80 + step).isEmpty();
        ContainerProcess process = process();
        process.listen(80 + step);
        assertThat(process.isRunning()).as("a second binder dies").isEqualTo(free);
        if (free) {
          running.add(process);
        }
      } else if (running.size() >= -step) {
        running.remove(-step - 1).kill();
      }
      assertThat(listeners()).containsExactlyInAnyOrderElementsOf(running);
    }
    running.forEach(ContainerProcess::kill);
    assertThat(listeners()).isEmpty();
  }

  private List<ContainerProcess> listeners() {
    List<ContainerProcess> listeners = new ArrayList<>();
    for (int port = 80; port <= 83; port++) {
      network.listener(port).ifPresent(listeners::add);
    }
    return listeners;
  }

  private ContainerProcess process() {
    ProcessHost host =
        new ProcessHost(
            simulation,
            simulation.choices().stream("test"),
            new ObjectKey("default", "p"),
            network,
            (container, line) -> {});
    return new ContainerProcess(
        host,
        ContainerBuilder.builder().name("c").build(),
        0,
        new MountedFiles(ImmutableList.of()),
        new Deaf());
  }

  private static final class Deaf implements ProcessObserver {
    @Override
    public void exited(ContainerProcess process, Exit exit) {}

    @Override
    public void answersChanged(ContainerProcess process) {}
  }
}
