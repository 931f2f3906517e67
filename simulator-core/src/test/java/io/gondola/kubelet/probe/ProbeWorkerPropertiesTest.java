package io.gondola.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ProbeWorkerPropertiesTest {

  private static final ProbedContainer RUNNING = new ProbedContainer("A", true, true, true, 60);

  @Property
  void liveness_failsExactlyAtTheThreshold(
      @ForAll @IntRange(min = 1, max = 5) int threshold,
      @ForAll @Size(max = 40) List<ProbeOutcome> outcomes) {
    ProbeWorker worker =
        ProbeWorker.of(ProbeType.LIVENESS, probe(threshold)).tick(RUNNING, false, false).worker();
    int failures = 0;
    for (ProbeOutcome outcome : outcomes) {
      worker = worker.answered(outcome);
      if (outcome != ProbeOutcome.ERROR) {
        failures = outcome == ProbeOutcome.FAILURE ? failures + 1 : 0;
      }
      assertThat(worker.onHold()).isEqualTo(failures >= threshold);
      assertThat(worker.published() == ProbeResult.FAILURE).isEqualTo(failures >= threshold);
      if (worker.onHold()) {
        return;
      }
    }
  }

  private static Probe probe(int failureThreshold) {
    return ProbeBuilder.builder().successThreshold(1).failureThreshold(failureThreshold).build();
  }
}
