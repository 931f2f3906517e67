package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import org.junit.jupiter.api.Test;

/** Pods that need each other near, or cannot stand each other. */
class PodAffinityFilterTest {

  private static final String NEAR = "node(s) didn't match pod affinity rules (for good)";
  private static final String AWAY = "node(s) didn't match pod anti-affinity rules";
  private static final String EXISTING = "node(s) didn't satisfy existing pods anti-affinity rules";

  private final Placing placing =
      new Placing()
          .node("a1", "zone: a", "")
          .node("a2", "zone: a", "")
          .node("b1", "zone: b", "")
          .node("none", "", "");

  @Test
  void affinity_needsAMatchingPodInTheSamePlace() {
    placing.on("a1", "app: db", "");

    Pod web = pod("app: web", needing("podAffinity", "{app: db}", ""));

    assertThat(placing.rejection("a1", web)).isEmpty();
    assertThat(placing.rejection("a2", web)).isEmpty();
    assertThat(placing.rejection("b1", web)).isEqualTo(NEAR);
    assertThat(placing.rejection("none", web)).isEqualTo(NEAR);
  }

  @Test
  void affinityToItsOwnKind_letsTheFirstPodInAnywhereThatHasTheLabel() {
    Pod web = pod("app: web", needing("podAffinity", "{app: web}", ""));

    assertThat(placing.rejection("b1", web)).isEmpty();
    assertThat(placing.rejection("none", web)).isEqualTo(NEAR);

    placing.on("a1", "app: web", "");

    assertThat(placing.rejection("a2", web)).isEmpty();
    assertThat(placing.rejection("b1", web)).isEqualTo(NEAR);
  }

  @Test
  void affinity_looksAtItsOwnNamespaceUnlessToldOtherwise() {
    placing.on("b1", Placing.pod("team-b", "app: db", ""));

    Pod own = pod("app: web", needing("podAffinity", "{app: db}", ""));
    Pod named = pod("app: web", needing("podAffinity", "{app: db}", ", namespaces: [team-b]"));
    Pod selected =
        pod(
            "app: web",
            needing("podAffinity", "{app: db}", ", namespaceSelector: {matchLabels: {team: b}}"));

    assertThat(placing.rejection("b1", own)).isEqualTo(NEAR);
    assertThat(placing.rejection("b1", named)).isEmpty();
    assertThat(placing.rejection("b1", selected)).isEmpty();
  }

  @Test
  void antiAffinity_keepsThePodAwayFromOthers() {
    placing.on("a1", "app: web", "");

    Pod web = pod("app: web", needing("podAntiAffinity", "{app: web}", ""));

    assertThat(placing.rejection("a2", web)).isEqualTo(AWAY);
    assertThat(placing.rejection("b1", web)).isEmpty();
    assertThat(placing.rejection("none", web)).isEmpty();
  }

  @Test
  void antiAffinityOfOthers_keepsThePodAway() {
    placing.on("a1", "app: db", needing("podAntiAffinity", "{app: web}", ""));

    assertThat(placing.rejection("a2", pod("app: web", ""))).isEqualTo(EXISTING);
    assertThat(placing.rejection("b1", pod("app: web", ""))).isEmpty();
    assertThat(placing.rejection("a2", pod("app: other", ""))).isEmpty();
  }

  @Test
  void matchLabelKeys_narrowTheTermToPodsOfTheSameRevision() {
    placing.on("a1", "app: web, rev: one", "");

    String spec = needing("podAntiAffinity", "{app: web}", ", matchLabelKeys: [rev]");

    assertThat(placing.rejection("a1", pod("app: web, rev: one", spec))).isEqualTo(AWAY);
    assertThat(placing.rejection("a1", pod("app: web, rev: two", spec))).isEmpty();
  }

  @Test
  void podsWithoutSelector_areNone() {
    placing.on("a1", "app: web", "");

    String term = "{topologyKey: zone}";
    String spec =
        "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [%s]}}";

    assertThat(placing.rejection("a1", pod("app: web", spec.formatted(term)))).isEmpty();
  }

  private static Pod pod(String labels, String spec) {
    return Placing.pod("default", labels, spec);
  }

  private static String needing(String kind, String labels, String more) {
    return ("affinity: {%s: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone,"
            + " labelSelector: {matchLabels: %s}%s}]}}")
        .formatted(kind, labels, more);
  }
}
