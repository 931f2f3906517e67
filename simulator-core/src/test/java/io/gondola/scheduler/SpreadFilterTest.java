package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Pods that must be spread evenly over zones. */
class SpreadFilterTest {

  private static final String SKEWED = "node(s) didn't match pod topology spread constraints";
  private static final String UNLABELLED = SKEWED + " (missing required label) (for good)";

  private final Placing placing =
      new Placing().node("a", "zone: a", "").node("b", "zone: b", "").node("none", "", "");

  @Test
  void place_mayBeAheadOfTheEmptiestByMaxSkew() {
    placing.on("a", "app: web", "").on("a", "app: web", "").on("b", "app: web", "");

    assertThat(placing.rejection("a", web("maxSkew: 1"))).isEqualTo(SKEWED);
    assertThat(placing.rejection("a", web("maxSkew: 2"))).isEmpty();
    assertThat(placing.rejection("b", web("maxSkew: 1"))).isEmpty();
  }

  @Test
  void nodeWithoutTheLabel_takesNone() {
    assertThat(placing.rejection("none", web("maxSkew: 1"))).isEqualTo(UNLABELLED);
  }

  @Test
  void podsOfOtherKindsAndThoseThatLeave_doNotCount() {
    Pod leaving = Placing.pod("default", "app: web", "");
    placing
        .on("a", "app: other", "")
        .on("a", Placing.pod("elsewhere", "app: web", ""))
        .on(
            "a",
            leaving.withMetadata(
                leaving.metadata().withDeletionTimestamp(Instant.parse("2026-01-01T00:00:00Z"))));

    assertThat(placing.rejection("a", web("maxSkew: 1"))).isEmpty();
  }

  @Test
  void podThatDoesNotMatchItsOwnSelector_doesNotCountItself() {
    placing.on("a", "app: web", "");

    assertThat(placing.rejection("a", Placing.pod("default", "app: x", spread("maxSkew: 1", ""))))
        .isEmpty();
  }

  @Test
  void minDomains_makesPodsWaitForMorePlaces() {
    placing.on("a", "app: web", "").on("b", "app: web", "");

    assertThat(placing.rejection("a", web("maxSkew: 1, minDomains: 2"))).isEmpty();
    assertThat(placing.rejection("a", web("maxSkew: 1, minDomains: 3"))).isEqualTo(SKEWED);
  }

  @Test
  void nodesThatThePodCannotHave_areNoPlaceUnlessToldOtherwise() {
    placing.on("a", "app: web", "");
    String onlyA = "nodeSelector: {zone: a}";

    assertThat(
            placing.rejection("a", Placing.pod("default", "app: web", spread("maxSkew: 1", onlyA))))
        .isEmpty();
    assertThat(
            placing.rejection(
                "a",
                Placing.pod(
                    "default",
                    "app: web",
                    spread("maxSkew: 1, nodeAffinityPolicy: Ignore", onlyA))))
        .isEqualTo(SKEWED);
  }

  @Test
  void taintedNodes_areAPlaceUnlessToldOtherwise() {
    placing.node("b", "zone: b", "taints: [{key: k, effect: NoSchedule}]").on("a", "app: web", "");

    assertThat(placing.rejection("a", web("maxSkew: 1"))).isEqualTo(SKEWED);
    assertThat(placing.rejection("a", web("maxSkew: 1, nodeTaintsPolicy: Honor"))).isEmpty();
  }

  @Test
  void matchLabelKeys_spreadEachRevisionByItself() {
    placing.on("a", "app: web, rev: one", "");
    String spec = spread("maxSkew: 1, matchLabelKeys: [rev]", "");

    assertThat(placing.rejection("a", Placing.pod("default", "app: web, rev: one", spec)))
        .isEqualTo(SKEWED);
    assertThat(placing.rejection("a", Placing.pod("default", "app: web, rev: two", spec)))
        .isEmpty();
  }

  private static Pod web(String constraint) {
    return Placing.pod("default", "app: web", spread(constraint, ""));
  }

  private static String spread(String constraint, String more) {
    String spec =
        "topologySpreadConstraints: [{%s, topologyKey: zone, whenUnsatisfiable: DoNotSchedule,"
            + " labelSelector: {matchLabels: {app: web}}}]";
    return spec.formatted(constraint) + (more.isEmpty() ? "" : ", " + more);
  }
}
