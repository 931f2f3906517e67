package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ConfigMap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClusterStatesTest {

  private final ClusterStates states = new ClusterStates();

  @Test
  void ordersOfWritesToTwoObjects_areOneState() {
    Cluster one = cluster();
    write(one, "a", "1");
    write(one, "b", "2");

    Cluster other = cluster();
    write(other, "b", "2");
    write(other, "a", "1");

    assertThat(states.of(one)).isEqualTo(states.of(other));
  }

  @Test
  void othersContentsOrTimes_areOtherStates() {
    Cluster one = cluster();
    Cluster content = cluster();
    Cluster time = cluster();

    write(one, "a", "1");
    write(content, "a", "2");
    write(time, "a", "1");
    time.runFor(Duration.ofNanos(1));

    assertThat(states.of(one)).isNotIn(states.of(content), states.of(time));
  }

  @Test
  void newsUnderWay_areAPartOfTheState() {
    Cluster stale = Cluster.withNodes(1);
    Cluster fresh = Cluster.withNodes(1);
    String pod =
        "{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: a, image: b}]}}";
    fresh.apply(pod);
    fresh.runFor(Duration.ofMillis(9));
    stale.runFor(Duration.ofMillis(9));
    stale.apply(pod);

    assertThat(states.of(stale)).isNotEqualTo(states.of(fresh));
  }

  /** Whether a controller has seen something shows in no object. */
  @Test
  void memoryOfAComponent_isAPartOfTheState() {
    Cluster paused = cluster();
    Cluster running = cluster();
    paused.faults().pause("deployment-controller", Duration.ofSeconds(1));
    running.faults().pause("replicaset-controller", Duration.ofSeconds(1));

    assertThat(states.of(paused)).isNotEqualTo(states.of(running));
  }

  private static Cluster cluster() {
    Cluster cluster = Cluster.withNodes(1);
    for (String name : new String[] {"a", "b"}) {
      cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}}".formatted(name));
    }
    cluster.runFor(Duration.ofSeconds(1));
    return cluster;
  }

  private static void write(Cluster cluster, String name, String value) {
    cluster.patch(ConfigMap.TYPE, name, map -> map.withData(ImmutableSortedMap.of("key", value)));
  }
}
