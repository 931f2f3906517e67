package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which of several nodes a pod gets. */
class ScoringTest {

  private static final String SMALL =
      "containers: [{name: c, resources: {requests: {cpu: '1', memory: 4Gi}}}]";

  @Test
  void pod_goesWhereMostIsLeft() {
    Placing placing = twoNodes("", "").on("a", "", SMALL);

    assertThat(placing.choice(pod("", SMALL))).contains("b");
  }

  @Test
  void podsThatAskForNothing_countAsSmallOnes() {
    Placing placing = twoNodes("", "").on("a", "", "containers: [{name: c}]");

    assertThat(placing.choice(pod("", "containers: [{name: c}]"))).contains("b");
  }

  @Test
  void equalNodes_areChosenByChance() {
    Placing placing = twoNodes("", "");
    Set<String> chosen = new TreeSet<>();

    for (int i = 0; i < 50; i++) {
      chosen.add(placing.choice(pod("", SMALL)).orElseThrow());
    }

    assertThat(chosen).containsExactly("a", "b");
  }

  @Test
  void taintThatPrefersNoPods_isAvoided() {
    Placing placing =
        new Placing()
            .node("a", "", "taints: [{key: k, effect: PreferNoSchedule}]")
            .node("b", "", "")
            .on("b", "", SMALL);

    assertThat(placing.choice(pod("", SMALL))).contains("b");
    assertThat(placing.choice(pod("", SMALL + ", tolerations: [{operator: Exists}]")))
        .contains("a");
  }

  @Test
  void preferredNode_winsOverAnEmptierOne() {
    Placing placing = twoNodes("disk: ssd", "").on("a", "", SMALL);
    String preference =
        ", affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1,"
            + " preference: {matchExpressions: [{key: disk, operator: Exists}]}}]}}";

    assertThat(placing.choice(pod("", SMALL + preference))).contains("a");
  }

  @Test
  void preferredPods_attractOrRepel() {
    Placing placing = twoNodes("zone: a", "zone: b").on("a", "app: db", "").on("b", "", SMALL);

    assertThat(placing.choice(pod("", SMALL + preferring("podAffinity")))).contains("a");
    Placing other = twoNodes("zone: a", "zone: b").on("a", "app: db", "").on("b", "", SMALL);
    assertThat(other.choice(pod("", SMALL + preferring("podAntiAffinity")))).contains("b");
  }

  @Test
  void preferencesOfPlacedPods_holdForNewOnesToo() {
    Placing placing =
        twoNodes("zone: a", "zone: b")
            .on("a", "app: web", "containers: []" + preferring("podAffinity"))
            .on("a", "", SMALL);

    assertThat(placing.choice(pod("app: db", SMALL))).contains("a");
    assertThat(placing.choice(pod("app: other", SMALL))).contains("b");
  }

  @Test
  void softSpread_prefersTheEmptierZone() {
    Placing placing =
        new Placing()
            .node("a1", "zone: a", "")
            .node("a2", "zone: a", "")
            .node("b1", "zone: b", "")
            .on("a1", "app: web", "")
            .on("b1", "", SMALL);
    String spread =
        ", topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
            + " ScheduleAnyway, labelSelector: {matchLabels: {app: web}}}]";

    assertThat(placing.choice(pod("app: web", SMALL + spread))).contains("b1");
  }

  @Test
  void softSpread_putsNodesWithoutTheLabelLast() {
    Placing placing =
        new Placing().node("a", "zone: a", "").node("none", "", "").on("a", "app: web", SMALL);
    String spread =
        ", topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable:"
            + " ScheduleAnyway, labelSelector: {matchLabels: {app: web}}}]";

    assertThat(placing.choice(pod("app: web", SMALL + spread))).contains("a");
  }

  private static Placing twoNodes(String labelsOfA, String labelsOfB) {
    return new Placing().node("a", labelsOfA, "").node("b", labelsOfB, "");
  }

  private static Pod pod(String labels, String spec) {
    return Placing.pod("default", labels, spec);
  }

  private static String preferring(String kind) {
    return (", affinity: {%s: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1,"
            + " podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: db}}}}]}}")
        .formatted(kind);
  }
}
