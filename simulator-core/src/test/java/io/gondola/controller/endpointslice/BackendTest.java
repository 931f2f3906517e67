package io.gondola.controller.endpointslice;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodSpecBuilder;
import io.gondola.api.core.PodStatusBuilder;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePortBuilder;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointConditions;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a pod is to a Service: a member or not, in what condition, at which ports. */
class BackendTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  static Stream<JsonNode> conditions() {
    return Tables.cases("endpoint_conditions");
  }

  static Stream<JsonNode> memberships() {
    return Tables.cases("endpoint_membership");
  }

  static Stream<JsonNode> targetPorts() {
    return Tables.cases("target_port");
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void conditions_areAsTheTableSays(JsonNode row) {
    Service service =
        Slices.SERVICE.withSpec(
            Slices.SERVICE
                .spec()
                .withPublishNotReadyAddresses(row.get("publish_not_ready").asBoolean()));
    Pod pod =
        pod(
            "Running",
            "10.0.0.1",
            row.get("pod_ready").asBoolean(),
            isTrue(row, "pod_terminating"));

    JsonNode expected = row.get("expected");
    assertThat(Backend.conditions(service, pod))
        .isEqualTo(
            new EndpointConditions(
                isTrue(expected, "ready"),
                isTrue(expected, "serving"),
                isTrue(expected, "terminating")));
  }

  @ParameterizedTest
  @MethodSource("memberships")
  void membership_isAsTheTableSays(JsonNode row) {
    Pod pod =
        pod(
            row.get("phase").asString(),
            isTrue(row, "has_ip") ? "10.0.0.1" : "",
            true,
            isTrue(row, "terminating"));

    assertThat(PodMembership.isEndpoint(pod, isTrue(row, "include_terminating")))
        .isEqualTo(isTrue(row, "expected"));
  }

  @ParameterizedTest
  @MethodSource("targetPorts")
  void targetPort_leadsWhereTheTableSays(JsonNode row) {
    Pod pod =
        PodBuilder.builder()
            .spec(
                PodSpecBuilder.builder()
                    .containers(containers(row.get("containers")))
                    .initContainers(containers(row.get("init_containers")))
                    .build())
            .build();
    JsonNode target = row.get("target_port");

    OptionalInt found =
        TargetPorts.find(
            ServicePortBuilder.builder()
                .protocol(row.get("service_protocol").asString())
                .targetPort(
                    target.isNumber()
                        ? IntOrString.of(target.asInt())
                        : IntOrString.of(target.asString()))
                .build(),
            pod);

    JsonNode expected = row.get("expected_port");
    assertThat(found)
        .isEqualTo(expected.isNull() ? OptionalInt.empty() : OptionalInt.of(expected.asInt()));
  }

  @Test
  void hostname_isThatOfAPodThatNamesTheServiceAsItsSubdomain() {
    Pod pod = pod("Running", "10.0.0.1", true, false);
    Pod named = pod.withSpec(pod.spec().withHostname("db-0").withSubdomain("web"));
    Pod elsewhere = pod.withSpec(pod.spec().withHostname("db-0").withSubdomain("other"));

    assertThat(endpoint(named).hostname()).isEqualTo("db-0");
    assertThat(endpoint(elsewhere).hostname()).isEmpty();
  }

  @Test
  void labels_leaveOutReservedOnesOfTheService() {
    Service service =
        Slices.SERVICE.withMetadata(
            Slices.SERVICE
                .metadata()
                .withLabels(
                    ImmutableSortedMap.of("app", "web", "kubernetes.io/service-name", "other")));

    assertThat(SliceMetadata.labels(service))
        .containsExactly(
            entry("app", "web"),
            entry("endpointslice.kubernetes.io/managed-by", "endpointslice-controller.k8s.io"),
            entry("kubernetes.io/service-name", "web"));
  }

  private static Endpoint endpoint(Pod pod) {
    return Backend.of(Slices.SERVICE, pod, null).endpoint();
  }

  private static Pod pod(String phase, String ip, boolean ready, boolean terminating) {
    PodCondition condition =
        ready
            ? PodCondition.yes(PodCondition.READY, NOW)
            : PodCondition.no(PodCondition.READY, "", "", NOW);
    return PodBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder()
                .name("web-1")
                .deletionTimestamp(terminating ? NOW : null)
                .build())
        .status(
            PodStatusBuilder.builder()
                .phase(phase)
                .podIP(ip)
                .conditions(ImmutableList.of(condition))
                .build())
        .build();
  }

  private static ImmutableList<Container> containers(JsonNode containers) {
    return containers
        .valueStream()
        .map(
            container ->
                ContainerBuilder.builder()
                    .restartPolicy(isTrue(container, "sidecar") ? "Always" : "")
                    .ports(
                        container
                            .get("ports")
                            .valueStream()
                            .map(
                                port ->
                                    new ContainerPort(
                                        port.get("name").asString(),
                                        0,
                                        port.get("port").asInt(),
                                        port.get("protocol").asString(),
                                        ""))
                            .collect(ImmutableList.toImmutableList()))
                    .build())
        .collect(ImmutableList.toImmutableList());
  }

  private static boolean isTrue(JsonNode row, String field) {
    return row.get(field).asBoolean();
  }
}
