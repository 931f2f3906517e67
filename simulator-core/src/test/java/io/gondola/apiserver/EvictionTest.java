package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.gondola.Tables;
import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.Condition;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.api.policy.PodDisruptionBudgetStatusBuilder;
import io.gondola.manifest.Manifest;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Evictions ask the PodDisruptionBudget, in one step with charging it. */
class EvictionTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final ObjectKey POD = new ObjectKey("default", "web-1");
  private static final ObjectKey BUDGET = new ObjectKey("default", "foo");
  private static final String REFUSED =
      "Cannot evict pod as it would violate the pod's disruption budget.";

  private ApiServer api = newServer();

  @BeforeEach
  void freshServer() {
    api = newServer();
  }

  private static ApiServer newServer() {
    Simulation simulation = new Simulation(START, Choices.seeded(1));
    ApiServer server = new ApiServer(simulation, new Timeline(simulation));
    server.create(
        NamespaceBuilder.builder()
            .metadata(ObjectMetaBuilder.builder().name("default").build())
            .build());
    return server;
  }

  /** The rows about the status after an eviction say nothing of the answer: see below. */
  @TestFactory
  Stream<DynamicTest> answer_isAsInTheTable() {
    return Tables.cases("pdb_eviction")
        .filter(row -> row.has("policies"))
        .flatMap(row -> row.get("policies").valueStream().map(policy -> answer(row, policy)));
  }

  private static DynamicTest answer(JsonNode row, JsonNode policy) {
    return DynamicTest.dynamicTest(
        row.get("ref").asString() + " " + policy,
        () -> {
          EvictionTest test = new EvictionTest();
          test.givenPod(row.get("pod"));
          test.givenBudget(row.get("pdb"), policy);

          Optional<ApiException> refusal = test.evict();

          assertThat(refusal.map(e -> e.reason().code()).orElse(201))
              .isEqualTo(row.get("expected_http").asInt());
          assertThat(refusal.map(ApiException::detail).orElse(null))
              .isEqualTo(row.get("expected_cause").stringValue(null));
        });
  }

  @TestFactory
  Stream<DynamicTest> grantedEviction_isChargedAtOnce() {
    return Tables.cases("pdb_eviction")
        .filter(row -> row.has("pdb_status_after"))
        .map(row -> row.get("pdb_status_after"))
        .map(row -> DynamicTest.dynamicTest(row.toString(), () -> charged(row)));
  }

  private static void charged(JsonNode row) {
    EvictionTest test = new EvictionTest();
    test.createPod("Running", "True");
    int before = row.get("disruptionsAllowed_before").asInt();
    test.createBudget("app: web", "");
    test.setStatus(status(before, 3, 2).withCondition(START));

    assertThat(test.evict()).isEmpty();

    PodDisruptionBudgetStatus after = test.api.get(PodDisruptionBudget.TYPE, BUDGET).status();
    assertThat(after.disruptionsAllowed()).isEqualTo(row.get("disruptionsAllowed_after").asInt());
    assertThat(after.disruptionAllowed().map(Condition::reason))
        .contains(row.get("condition_reason_after").asString());
    assertThat(after.disruptedPods()).containsEntry("web-1", START);
  }

  @Test
  void evictedPod_isMarkedAndStopsGracefully() {
    createPod("Running", "True");

    assertThat(evict()).isEmpty();

    Pod pod = api.get(Pod.TYPE, POD);
    assertThat(pod.isTerminating()).isTrue();
    assertThat(pod.metadata().deletionGracePeriodSeconds()).isEqualTo(30);
    assertThat(pod.status().condition(PodCondition.DISRUPTION_TARGET))
        .hasValueSatisfying(
            condition -> {
              assertThat(condition.reason()).isEqualTo("EvictionByEvictionAPI");
              assertThat(condition.message()).isEqualTo("Eviction API: evicting");
            });
  }

  @Test
  void refusedEviction_changesNothing() {
    createPod("Running", "True");
    createBudget("app: web", "");
    setStatus(status(0, 1, 1));
    int before = api.timeline().size();

    ApiException refusal = evict().orElseThrow();

    assertThat(refusal).hasMessage(REFUSED);
    assertThat(refusal.reason()).hasToString("TooManyRequests");
    assertThat(refusal.causes()).isEmpty();
    assertThat(api.timeline().size()).isEqualTo(before);
  }

  @Test
  void budgetThatTheControllerHasNotSeen_allowsNothing() {
    createPod("Running", "True");
    createBudget("app: web", "");

    ApiException refusal = evict().orElseThrow();

    assertThat(refusal).hasMessage(REFUSED);
    assertThat(refusal.detail())
        .isEqualTo("The disruption budget foo is still being processed by the server.");
  }

  @Test
  void twoBudgets_areTooMany() {
    createPod("Running", "True");
    createBudget("app: web", "");
    api.create(budget("bar", "app: web", ""));

    ApiException refusal = evict().orElseThrow();

    assertThat(refusal)
        .hasMessage(
            "This pod has more than one PodDisruptionBudget, which the eviction subresource does"
                + " not support.");
    assertThat(refusal.reason().code()).isEqualTo(500);
  }

  @Test
  void twoEvictions_cannotBothTakeTheLastUnit() {
    createPod("Running", "True");
    Pod first = api.get(Pod.TYPE, POD);
    Pod second =
        api.create(
            first.withMetadata(
                ObjectMetaBuilder.builder()
                    .namespace("default")
                    .name("web-2")
                    .labels(first.metadata().labels())
                    .build()));
    api.updateStatus(second.withStatus(first.status()));
    createBudget("app: web", "");
    setStatus(status(1, 2, 1));

    assertThat(evict()).isEmpty();

    assertThatThrownBy(() -> api.evict(second.key(), DeleteOptions.DEFAULT))
        .isInstanceOf(ApiException.class)
        .hasMessage(REFUSED);
  }

  @Test
  void tooManyUnconfirmedEvictions_areForbidden() {
    createPod("Running", "True");
    createBudget("app: web", "");
    ImmutableSortedMap.Builder<String, Instant> many = ImmutableSortedMap.naturalOrder();
    for (int i = 0; i <= 2000; i++) {
      many.put("p" + i, START);
    }
    setStatus(status(1, 2, 1).withDisruptedPods(many.buildOrThrow()));

    assertThat(evict().orElseThrow())
        .hasMessage(
            "poddisruptionbudgets.policy \"foo\" is forbidden: DisruptedPods map too big - too many"
                + " evictions not confirmed by PDB controller");
  }

  @Test
  void missingPod_isNotFound() {
    assertThat(evict().orElseThrow()).hasMessage("pods \"web-1\" not found");
  }

  private Optional<ApiException> evict() {
    return Optional.ofNullable(
        catchThrowableOfType(ApiException.class, () -> api.evict(POD, DeleteOptions.DEFAULT)));
  }

  private void givenPod(JsonNode pod) {
    createPod(pod.get("phase").asString(), pod.get("ready").stringValue(null));
    if (pod.get("terminating").asBoolean()) {
      api.delete(Pod.TYPE, POD, DeleteOptions.DEFAULT);
    }
  }

  private void createPod(String phase, String ready) {
    Pod pod =
        api.create(
            (Pod)
                Iterables.getOnlyElement(
                    Manifest.parse(
                        """
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: web-1, labels: {app: web}}
                        spec: {nodeName: node-1, containers: [{name: c, image: i}]}
                        """)));
    List<PodCondition> conditions = new ArrayList<>(pod.status().conditions());
    if (ready != null) {
      conditions.add(PodCondition.yes(PodCondition.READY, START).withStatus(ready));
    }
    api.updateStatus(
        pod.withStatus(
            pod.status().withPhase(phase).withConditions(ImmutableList.copyOf(conditions))));
  }

  private void givenBudget(JsonNode pdb, JsonNode policy) {
    createBudget(
        pdb.get("selector_matches").asBoolean() ? "app: web" : "app: other",
        policy.stringValue(""));
    PodDisruptionBudgetStatus status =
        status(
            pdb.get("disruptionsAllowed").asInt(),
            pdb.get("currentHealthy").asInt(),
            pdb.get("desiredHealthy").asInt());
    JsonNode condition = pdb.get("condition");
    setStatus(
        condition == null
            ? status
            : status.withConditions(
                ImmutableList.of(
                    new Condition(
                        PodDisruptionBudgetStatus.DISRUPTION_ALLOWED,
                        condition.get("status").asString(),
                        1,
                        START,
                        condition.get("reason").asString(),
                        condition.get("message").asString()))));
  }

  private void createBudget(String labels, String policy) {
    api.create(budget("foo", labels, policy));
  }

  private static PodDisruptionBudget budget(String name, String labels, String policy) {
    PodDisruptionBudget budget =
        (PodDisruptionBudget)
            Iterables.getOnlyElement(
                Manifest.parse(
                    """
                    apiVersion: policy/v1
                    kind: PodDisruptionBudget
                    metadata: {name: %s}
                    spec: {minAvailable: 1, selector: {matchLabels: {%s}}}
                    """
                        .formatted(name, labels)));
    return budget.withSpec(budget.spec().withUnhealthyPodEvictionPolicy(policy));
  }

  private static PodDisruptionBudgetStatus status(int allowed, int healthy, int desired) {
    return PodDisruptionBudgetStatusBuilder.builder()
        .observedGeneration(1)
        .disruptionsAllowed(allowed)
        .currentHealthy(healthy)
        .desiredHealthy(desired)
        .expectedPods(healthy)
        .build();
  }

  private void setStatus(PodDisruptionBudgetStatus status) {
    api.patchStatus(PodDisruptionBudget.TYPE, BUDGET, budget -> budget.withStatus(status));
  }
}
