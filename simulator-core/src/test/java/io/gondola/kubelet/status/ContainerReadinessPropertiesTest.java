package io.gondola.kubelet.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerState;
import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import io.gondola.kubelet.probe.ProbeResult;
import io.gondola.kubelet.probe.ProbeResults;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ContainerReadinessPropertiesTest {

  private static final Probe PROBE = ProbeBuilder.builder().build();

  @Property
  void readyContainer_hasStarted(
      @ForAll boolean hasStartup,
      @ForAll boolean hasReadiness,
      @ForAll boolean running,
      @ForAll ProbeResult startup,
      @ForAll ProbeResult readiness) {
    ContainerState state = running ? TableStatuses.running() : TableStatuses.ended(0, "Completed");
    ProbeResults probes = new ProbeResults(startup, ProbeResult.UNKNOWN, readiness);

    ContainerReadiness found =
        ContainerReadiness.of(container(hasStartup, hasReadiness), state, probes);

    assertThat(!found.ready() || found.started()).isTrue();
    assertThat(!found.started() || running).isTrue();
  }

  private static Container container(boolean startup, boolean readiness) {
    return ContainerBuilder.builder()
        .name("app")
        .startupProbe(startup ? PROBE : null)
        .readinessProbe(readiness ? PROBE : null)
        .build();
  }
}
