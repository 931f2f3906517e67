package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filters that look at one node say, in Kubernetes' words. */
class NodeFiltersTest {

  private static final String CORDONED = "node(s) were unschedulable (for good)";
  private static final String TAINTED = "node(s) had untolerated taint(s) (for good)";
  private static final String SELECTOR =
      "node(s) didn't match Pod's node affinity/selector (for good)";
  private static final String PORTS = "node(s) didn't have free ports for the requested pod ports";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unschedulable: false | tolerations: [] | true
          unschedulable: true  | tolerations: [] | false
          unschedulable: true  | 'tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists}]' | true
          unschedulable: true  | 'tolerations: [{key: node.kubernetes.io/unschedulable, operator: Exists, effect: NoExecute}]' | false
          """)
  void cordon_keepsPodsAwayUnlessTheyTolerateIt(String node, String pod, boolean fits) {
    Placing placing = new Placing().node("node1", "", node);

    assertThat(placing.rejection("node1", Placing.pod("default", "", pod)))
        .isEqualTo(fits ? "" : CORDONED);
  }

  @Test
  void nodeName_mustBeTheNodes() {
    Placing placing = new Placing().node("node1", "", "");

    assertThat(placing.rejection("node1", Placing.pod("default", "", "nodeName: other")))
        .isEqualTo("node(s) didn't match the requested node name (for good)");
    assertThat(placing.rejection("node1", Placing.pod("default", "", "nodeName: node1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {key: k, value: v, effect: NoSchedule}       | ''                                              | false
          {key: k, value: v, effect: NoExecute}        | ''                                              | false
          {key: k, value: v, effect: PreferNoSchedule} | ''                                              | true
          {key: k, value: v, effect: NoSchedule}       | {operator: Exists}                              | true
          {key: k, value: v, effect: NoSchedule}       | {key: k, operator: Exists}                      | true
          {key: k, value: v, effect: NoSchedule}       | {key: k, value: v}                              | true
          {key: k, value: v, effect: NoSchedule}       | {key: k, operator: Equal, value: v}             | true
          {key: k, value: v, effect: NoSchedule}       | {key: k, operator: Equal, value: w}             | false
          {key: k, value: v, effect: NoSchedule}       | {key: other, operator: Exists}                  | false
          {key: k, value: v, effect: NoSchedule}       | {key: k, operator: Exists, effect: NoSchedule}  | true
          {key: k, value: v, effect: NoSchedule}       | {key: k, operator: Exists, effect: NoExecute}   | false
          """)
  void taint_mustBeTolerated(String taint, String toleration, boolean fits) {
    Placing placing = new Placing().node("node1", "", "taints: [" + taint + "]");

    assertThat(
            placing.rejection(
                "node1", Placing.pod("default", "", "tolerations: [" + toleration + "]")))
        .isEqualTo(fits ? "" : TAINTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {disk: ssd}             | true
          {disk: hdd}             | false
          {disk: ssd, zone: none} | false
          """)
  void nodeSelector_mustMatchEachLabel(String selector, boolean fits) {
    Placing placing = new Placing().node("node1", "disk: ssd", "");

    assertThat(placing.rejection("node1", Placing.pod("default", "", "nodeSelector: " + selector)))
        .isEqualTo(fits ? "" : SELECTOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {matchExpressions: [{key: disk, operator: In, values: [hdd, ssd]}]}                    | true
          {matchExpressions: [{key: disk, operator: In, values: [hdd]}]}                         | false
          {matchExpressions: [{key: disk, operator: NotIn, values: [hdd]}]}                      | true
          {matchExpressions: [{key: none, operator: NotIn, values: [hdd]}]}                      | true
          {matchExpressions: [{key: disk, operator: Exists}]}                                    | true
          {matchExpressions: [{key: none, operator: Exists}]}                                    | false
          {matchExpressions: [{key: none, operator: DoesNotExist}]}                              | true
          {matchExpressions: [{key: cores, operator: Gt, values: ['7']}]}                        | true
          {matchExpressions: [{key: cores, operator: Gt, values: ['8']}]}                        | false
          {matchExpressions: [{key: cores, operator: Lt, values: ['9']}]}                        | true
          {matchExpressions: [{key: disk, operator: Lt, values: ['9']}]}                         | false
          {matchExpressions: [{key: disk, operator: Exists}, {key: none, operator: Exists}]}     | false
          {matchExpressions: [{key: none, operator: Exists}]}, {matchExpressions: [{key: disk, operator: Exists}]} | true
          {matchFields: [{key: metadata.name, operator: In, values: [node1]}]}                       | true
          {matchFields: [{key: metadata.name, operator: In, values: [node2]}]}                       | false
          {}                                                                                     | false
          """)
  void requiredNodeAffinity_needsOneTermWhoseEveryExpressionHolds(String terms, boolean fits) {
    Placing placing = new Placing().node("node1", "disk: ssd, cores: '8'", "");
    String affinity =
        "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
            + " {nodeSelectorTerms: [%s]}}}";

    assertThat(placing.rejection("node1", Placing.pod("default", "", affinity.formatted(terms))))
        .isEqualTo(fits ? "" : SELECTOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {containerPort: 80, hostPort: 80}                    | {containerPort: 80, hostPort: 80}                    | false
          {containerPort: 80, hostPort: 80}                    | {containerPort: 80}                                  | true
          {containerPort: 80, hostPort: 80}                    | {containerPort: 80, hostPort: 81}                    | true
          {containerPort: 80, hostPort: 80, protocol: UDP}     | {containerPort: 80, hostPort: 80}                    | true
          {containerPort: 80, hostPort: 80, hostIP: 10.0.0.1}  | {containerPort: 80, hostPort: 80, hostIP: 10.0.0.2}  | true
          {containerPort: 80, hostPort: 80, hostIP: 10.0.0.1}  | {containerPort: 80, hostPort: 80}                    | false
          {containerPort: 80, hostPort: 80}                    | {containerPort: 80, hostPort: 80, hostIP: 10.0.0.1}  | false
          """)
  void hostPort_mustBeFree(String taken, String wanted, boolean fits) {
    String containers = "containers: [{name: c, ports: [%s]}]";
    Placing placing =
        new Placing().node("node1", "", "").on("node1", "", containers.formatted(taken));

    assertThat(placing.rejection("node1", Placing.pod("default", "", containers.formatted(wanted))))
        .isEqualTo(fits ? "" : PORTS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {cpu: '1'}                         | ''
          {cpu: 1001m}                       | Insufficient cpu
          {cpu: 2001m}                       | Insufficient cpu (for good)
          {memory: 1Gi}                      | ''
          {memory: 1.5Gi}                    | Insufficient memory
          {cpu: '2', memory: 2Gi}            | Insufficient cpu, Insufficient memory
          {ephemeral-storage: 1Gi}           | Insufficient ephemeral-storage (for good)
          {nvidia.com/gpu: '1'}              | ''
          {nvidia.com/gpu: '2'}              | Insufficient nvidia.com/gpu (for good)
          {example.com/foo: '1'}             | Insufficient example.com/foo (for good)
          {}                                 | ''
          """)
  void resources_mustBeLeft(String requests, String expected) {
    Placing placing =
        new Placing()
            .node("node1", "", "", "{cpu: '2', memory: 2Gi, pods: '2', nvidia.com/gpu: '1'}")
            .on("node1", "", asking("{cpu: '1', memory: 1Gi}"));

    assertThat(placing.rejection("node1", Placing.pod("default", "", asking(requests))))
        .isEqualTo(expected);
  }

  @Test
  void pods_areLimitedInNumberToo() {
    Placing placing =
        new Placing()
            .node("node1", "", "", "{cpu: '1', memory: 2Gi, pods: '1'}")
            .on("node1", "", asking("{cpu: '1'}"));

    assertThat(placing.rejection("node1", Placing.pod("default", "", asking("{}"))))
        .isEqualTo("Too many pods");
    assertThat(placing.rejection("node1", Placing.pod("default", "", asking("{cpu: 100m}"))))
        .isEqualTo("Too many pods, Insufficient cpu");
  }

  @Test
  void firstFilterThatFails_givesTheReason() {
    Placing placing =
        new Placing()
            .node("node1", "", "unschedulable: true, taints: [{key: k, effect: NoSchedule}]");

    assertThat(placing.rejection("node1", Placing.pod("default", "", asking("{cpu: '100'}"))))
        .isEqualTo(CORDONED);
  }

  private static String asking(String requests) {
    return "containers: [{name: c, resources: {requests: " + requests + "}}]";
  }
}
