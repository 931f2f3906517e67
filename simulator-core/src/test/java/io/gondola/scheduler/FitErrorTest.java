package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The whole text of what a pod is told that fits nowhere. */
class FitErrorTest {

  private static final String LARGE =
      "containers: [{name: c, resources: {requests: {cpu: '5', memory: 1Gi}}}]";

  @Test
  void message_tellsReasonsAndThatPreemptionFoundNobody() {
    Placing placing =
        new Placing().node("a", "", "").node("b", "", "unschedulable: true").on("a", "", LARGE);

    assertThat(placing.message(Placing.pod("default", "", LARGE)))
        .isEqualTo(
            "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) were unschedulable. no new"
                + " claims to deallocate, preemption: 0/2 nodes are available: 1 No preemption"
                + " victims found for incoming pod, 1 Preemption is not helpful for scheduling.");
  }

  @Test
  void podThatNeverPreempts_isToldSo() {
    Placing placing = new Placing().node("a", "", "unschedulable: true");

    assertThat(placing.message(Placing.pod("default", "", LARGE + ", preemptionPolicy: Never")))
        .isEqualTo(
            "0/1 nodes are available: 1 node(s) were unschedulable. no new claims to deallocate,"
                + " preemption: not eligible due to preemptionPolicy=Never.");
  }

  @Test
  void clusterWithoutNodes_hasAMessageOfItsOwn() {
    assertThat(new Placing().message(Placing.pod("default", "", LARGE)))
        .isEqualTo("no nodes available to schedule pods");
  }

  @Test
  void note_isCutToWhatAnEventHolds() {
    assertThat(FitError.note("x".repeat(1024))).isEqualTo("x".repeat(1024));
    assertThat(FitError.note("x".repeat(1025))).isEqualTo("x".repeat(1020) + " ...");
  }
}
