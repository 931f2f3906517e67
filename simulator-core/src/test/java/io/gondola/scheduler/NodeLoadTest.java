package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.manifest.Manifest;
import org.junit.jupiter.api.Test;

/** Which pods fit on a node, and what is said of those that do not. */
class NodeLoadTest {

  private static final String TAINT = "{key: team, value: a, effect: NoSchedule}";

  @Test
  void emptyNode_takesWhatItHas() {
    assertThat(misfit("", "", "cpu: 2, memory: 4Gi").fits()).isTrue();
  }

  @Test
  void shortage_namesAllThatIsShort() {
    Misfit misfit = misfit("", "", "cpu: 2001m, memory: 5Gi");

    assertThat(misfit.reasons()).containsExactly("Insufficient cpu", "Insufficient memory");
    assertThat(misfit.curable()).as("not even the empty node has that").isFalse();
  }

  @Test
  void fullNode_couldBeCured() {
    NodeLoad load = new NodeLoad(node(""));
    load.charge(PodNeeds.of(pod("", "cpu: 1500m")).requests());

    Misfit misfit = load.misfit(PodNeeds.of(pod("", "cpu: 1")));

    assertThat(misfit.reasons()).containsExactly("Insufficient cpu");
    assertThat(misfit.curable()).isTrue();
    load.discharge(PodNeeds.of(pod("", "cpu: 1500m")).requests());
    assertThat(load.misfit(PodNeeds.of(pod("", "cpu: 1"))).fits()).isTrue();
  }

  @Test
  void podWithoutRequests_fitsUntilThereAreTooManyPods() {
    NodeLoad load = new NodeLoad(node(""));
    PodNeeds needs = PodNeeds.of(pod("", ""));
    load.charge(PodNeeds.of(pod("", "cpu: 2, memory: 4Gi")).requests());
    assertThat(load.misfit(needs).fits()).isTrue();

    load.charge(needs.requests());

    assertThat(load.misfit(needs).reasons()).containsExactly("Too many pods");
  }

  @Test
  void cordonedNode_takesOnlyPodsThatTolerateIt() {
    assertThat(misfit("unschedulable: true", "", "").reasons())
        .containsExactly("node(s) were unschedulable");
    assertThat(
            misfit(
                    "unschedulable: true",
                    "tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}],",
                    "")
                .fits())
        .isTrue();
  }

  @Test
  void taint_mustBeTolerated() {
    String tainted = "taints: [" + TAINT + "]";

    assertThat(misfit(tainted, "", "").reasons())
        .containsExactly("node(s) had untolerated taint(s)");
    assertThat(misfit(tainted, "tolerations: [{key: team, value: b}],", "").fits()).isFalse();
    assertThat(misfit(tainted, "tolerations: [{key: team, value: a}],", "").fits()).isTrue();
    assertThat(misfit(tainted, "tolerations: [{operator: Exists}],", "").fits()).isTrue();
    assertThat(
            misfit(tainted, "tolerations: [{key: team, operator: Exists, effect: NoExecute}],", "")
                .fits())
        .isFalse();
    assertThat(misfit(tainted.replace("NoSchedule", "PreferNoSchedule"), "", "").fits()).isTrue();
  }

  @Test
  void nodeSelector_mustMatchTheLabels() {
    assertThat(misfit("", "nodeSelector: {zone: a},", "").fits()).isTrue();
    Misfit misfit = misfit("", "nodeSelector: {zone: b},", "cpu: 100");

    assertThat(misfit.reasons())
        .as("the first filter that fails supplies the reason")
        .containsExactly("node(s) didn't match Pod's node affinity/selector");
    assertThat(misfit.curable()).isFalse();
  }

  @Test
  void requests_ofInitContainersAndSidecarsCountWhereTheyAreLarger() {
    Pod pod =
        parse(
            Pod.class,
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              initContainers:
              - {name: side, image: a, restartPolicy: Always, resources: {requests: {cpu: 100m}}}
              - {name: init, image: a, resources: {requests: {cpu: 1, memory: 1Gi}}}
              containers:
              - {name: web, image: a, resources: {requests: {cpu: 200m, memory: 2Gi}}}
            """);

    assertThat(Requests.of(pod.spec())).isEqualTo(new Requests(1100, 2L << 30));
  }

  private static Misfit misfit(String nodeSpec, String podSpec, String requests) {
    return new NodeLoad(node(nodeSpec)).misfit(PodNeeds.of(pod(podSpec, requests)));
  }

  private static Node node(String spec) {
    return parse(
        Node.class,
        """
        apiVersion: v1
        kind: Node
        metadata: {name: node-1, labels: {zone: a}}
        spec: {%s}
        status: {allocatable: {cpu: "2", memory: 4Gi, pods: "2"}}
        """
            .formatted(spec));
  }

  private static Pod pod(String spec, String requests) {
    return parse(
        Pod.class,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec: {%s containers: [{name: web, image: a, resources: {requests: {%s}}}]}
        """
            .formatted(spec, requests));
  }

  private static <T> T parse(Class<T> type, String manifest) {
    return type.cast(Iterables.getOnlyElement(Manifest.parse(manifest)));
  }
}
