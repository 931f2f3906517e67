package io.gondola.controller.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Tables;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.Selector;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.api.policy.PodDisruptionBudgetBuilder;
import io.gondola.api.policy.PodDisruptionBudgetSpecBuilder;
import io.gondola.api.policy.PodDisruptionBudgetStatus;
import io.gondola.controller.disruption.WantedPods.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** The status of budgets is Kubernetes', and counting as pods change gives it too. */
class BudgetStatusTableTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:10:00Z");

  @TestFactory
  Stream<DynamicTest> status_isAsInTheTable() {
    return Tables.cases("pdb_status")
        .filter(given -> given.has("steps"))
        .map(given -> DynamicTest.dynamicTest(given.get("ref").asString(), () -> check(given)));
  }

  @TestFactory
  Stream<DynamicTest> grantedEvictions_areAsInTheTable() {
    return Tables.cases("pdb_status")
        .filter(given -> given.has("pods_named"))
        .map(
            given -> DynamicTest.dynamicTest(given.get("ref").asString(), () -> checkNamed(given)));
  }

  private static void check(JsonNode given) {
    BudgetPods pods = new BudgetPods(Selector.everything());
    Map<ObjectKey, Pod> before = new TreeMap<>();
    for (JsonNode step : given.get("steps")) {
      Map<ObjectKey, Pod> now = new TreeMap<>();
      pods(step.get("pods")).forEach(pod -> now.put(pod.key(), pod));
      before.keySet().stream()
          .filter(key -> !now.containsKey(key))
          .forEach(key -> pods.update(key, null));
      now.forEach(pods::update);
      before = now;

      checkStep(given, step, pods);
    }
  }

  private static void checkStep(JsonNode given, JsonNode step, BudgetPods pods) {
    PodDisruptionBudget budget = budget(given.get("spec"), ImmutableSortedMap.of());
    boolean counts = Demand.countsWantedPods(budget.spec());
    WantedPods wanted =
        counts
            ? WantedPods.of(
                pods.owners(), (owner, pod) -> scale(step.get("controllers"), owner, pod))
            : new WantedPods(0, "");
    boolean unmanaged = counts && pods.unmanaged() > 0;

    if (step.has("expected_event")) {
      assertThat(event(wanted, unmanaged)).isEqualTo(step.get("expected_event").asString());
    }
    if (wanted.problem().isEmpty()) {
      assertStatus(status(budget, pods, wanted.count()), step.get("expected"));
    } else {
      assertStatus(budget.status().failed(wanted.problem(), NOW), step.get("expected"));
    }
  }

  private static String event(WantedPods wanted, boolean unmanaged) {
    if (!wanted.problem().isEmpty()) {
      return "CalculateExpectedPodCountFailed";
    }
    return unmanaged ? "UnmanagedPods" : "";
  }

  private static Answer scale(JsonNode controllers, OwnerReference owner, String pod) {
    JsonNode replicas = controllers.get(owner.name());
    return replicas == null
        ? new Answer.Problem("found no controllers for pod \"%s\"".formatted(pod))
        : new Answer.Found(new WantedPods.Scale(owner.uid(), replicas.asInt()));
  }

  private static void checkNamed(JsonNode given) {
    ImmutableSortedMap.Builder<String, Instant> disrupted = ImmutableSortedMap.naturalOrder();
    given
        .get("disruptedPods_age_s")
        .properties()
        .forEach(
            entry -> disrupted.put(entry.getKey(), NOW.minusSeconds(entry.getValue().asInt())));
    PodDisruptionBudget budget = budget(given.get("spec"), disrupted.buildOrThrow());
    BudgetPods pods = new BudgetPods(Selector.everything());
    for (JsonNode named : given.get("pods_named")) {
      Pod pod = pod(named.get("name").asString(), null, named.get("ready").asBoolean());
      ObjectMeta metadata =
          pod.metadata()
              .withDeletionTimestamp(named.path("terminating").asBoolean(false) ? NOW : null);
      pods.update(pod.key(), pod.withMetadata(metadata));
    }

    PodDisruptionBudgetStatus status = status(budget, pods, 0);

    assertStatus(status, given.get("expected"));
    assertThat(status.disruptedPods().keySet())
        .containsExactlyElementsOf(
            given.at("/expected/disruptedPods").valueStream().map(JsonNode::asString).toList());
    assertThat(GrantedEvictions.of(budget, pods, NOW).overdue())
        .map(Pod::name)
        .containsExactly("p2");
  }

  private static PodDisruptionBudgetStatus status(
      PodDisruptionBudget budget, BudgetPods pods, int wanted) {
    Demand demand = Demand.of(budget.spec(), pods.size(), wanted);
    return BudgetStatusRule.status(
        budget, pods, demand, GrantedEvictions.of(budget, pods, NOW), NOW);
  }

  private static void assertStatus(PodDisruptionBudgetStatus status, JsonNode expected) {
    Map<String, Integer> actual = new TreeMap<>();
    Map<String, Integer> wanted = new TreeMap<>();
    expected
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isInt()) {
                wanted.put(entry.getKey(), entry.getValue().asInt());
                actual.put(entry.getKey(), number(status, entry.getKey()));
              }
            });
    assertThat(actual).isEqualTo(wanted).isNotEmpty();
  }

  private static int number(PodDisruptionBudgetStatus status, String name) {
    return switch (name) {
      case "disruptionsAllowed" -> status.disruptionsAllowed();
      case "currentHealthy" -> status.currentHealthy();
      case "desiredHealthy" -> status.desiredHealthy();
      case "expectedPods" -> status.expectedPods();
      default -> throw new AssertionError("unknown number " + name);
    };
  }

  private static List<Pod> pods(JsonNode groups) {
    List<Pod> pods = new ArrayList<>();
    for (JsonNode group : groups) {
      JsonNode controller = group.get("controller");
      for (int i = 0; i < group.get("count").asInt(); i++) {
        pods.add(
            pod(
                "pod-" + pods.size(),
                controller.isNull() ? null : controller.asString(),
                group.get("ready").asBoolean()));
      }
    }
    return pods;
  }

  private static Pod pod(String name, String controller, boolean ready) {
    ObjectMeta metadata =
        ObjectMetaBuilder.builder()
            .namespace("default")
            .name(name)
            .ownerReferences(
                controller == null
                    ? ImmutableList.of()
                    : ImmutableList.of(
                        new OwnerReference("v1", "Any", controller, controller, true, true)))
            .build();
    PodCondition condition =
        ready
            ? PodCondition.yes(PodCondition.READY, NOW)
            : PodCondition.no(PodCondition.READY, "", "", NOW);
    return PodBuilder.builder()
        .metadata(metadata)
        .status(PodStatus.EMPTY.withConditions(ImmutableList.of(condition)))
        .build();
  }

  private static PodDisruptionBudget budget(
      JsonNode spec, ImmutableSortedMap<String, Instant> disrupted) {
    return PodDisruptionBudgetBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder().namespace("default").name("foo").generation(1).build())
        .spec(
            PodDisruptionBudgetSpecBuilder.builder()
                .minAvailable(amount(spec.get("minAvailable")))
                .maxUnavailable(amount(spec.get("maxUnavailable")))
                .build())
        .status(PodDisruptionBudgetStatus.EMPTY.withDisruptedPods(disrupted))
        .build();
  }

  private static IntOrString amount(JsonNode node) {
    if (node == null) {
      return null;
    }
    return node.isString() ? IntOrString.of(node.asString()) : IntOrString.of(node.asInt());
  }
}
