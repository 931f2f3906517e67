package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are worth another try. */
class QueueingHintsTest {

  private static final PodInfo POD =
      Placing.info(
          Placing.pod("default", "", "containers: [{name: c, resources: {requests: {cpu: 1}}}]"));

  @ParameterizedTest
  @CsvSource({
    "NODE_UNSCHEDULABLE, false, false",
    "TAINT_TOLERATION, false, false",
    "NODE_PORTS, true, false",
    "NODE_RESOURCES_FIT, true, false",
    "POD_TOPOLOGY_SPREAD, true, true",
    "INTER_POD_AFFINITY, true, true"
  })
  void pods_helpThoseWhomTheyWereInTheWay(Filter failed, boolean departure, boolean neighbour) {
    ImmutableSet<Filter> filters = ImmutableSet.of(failed);

    assertThat(QueueingHints.departureHelps(filters)).isEqualTo(departure);
    assertThat(QueueingHints.neighboursHelp(filters)).isEqualTo(neighbour);
  }

  @Test
  void node_helpsIfNothingAboutItKeepsThePodOff() {
    ImmutableSet<Filter> cordon = ImmutableSet.of(Filter.NODE_UNSCHEDULABLE);

    assertThat(QueueingHints.nodeHelps(cordon, POD, node("", "8"))).isTrue();
    assertThat(QueueingHints.nodeHelps(cordon, POD, node("unschedulable: true", "8"))).isFalse();
    assertThat(
            QueueingHints.nodeHelps(
                cordon, POD, node("taints: [{key: k, effect: NoSchedule}]", "8")))
        .isFalse();
    assertThat(QueueingHints.nodeHelps(cordon, POD, node("", "500m"))).isFalse();
  }

  @Test
  void firstNode_helpsWhateverItIsLike() {
    assertThat(QueueingHints.nodeHelps(ImmutableSet.of(), POD, node("unschedulable: true", "8")))
        .isTrue();
  }

  private static NodeInfo node(String spec, String cpu) {
    NodeInfo node = new NodeInfo();
    node.see(Placing.parseNode("node1", "", spec, "{cpu: " + cpu + ", memory: 1Gi, pods: '110'}"));
    return node;
  }
}
