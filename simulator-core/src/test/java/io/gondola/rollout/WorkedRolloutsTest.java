package io.gondola.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whole rollouts in lockstep: each step of the Deployment, and where it ends. */
class WorkedRolloutsTest {

  @ParameterizedTest
  @MethodSource("firstWaves")
  void firstWave_endsWhereNewPodsWouldHaveToBecomeReady(JsonNode given) {
    LockstepModel model =
        LockstepModel.rolledOut(Limits.policy(given), given.get("replicas").asInt());
    model.template = 2;

    model.sync();
    String afterFirstSync = sizes(model);
    model.settle();

    assertThat(afterFirstSync).isEqualTo(sizes(given.at("/expected/afterFirstSync")));
    assertThat(sizes(model)).isEqualTo(sizes(given.at("/expected/whenNoNewPodIsReady")));
  }

  static Stream<JsonNode> firstWaves() {
    return Tables.cases("rolling_first_wave");
  }

  /** The revisions in this table are the Deployment controller's business, not the policy's. */
  @ParameterizedTest
  @MethodSource("rollouts")
  void rollout_goesStepByStep(JsonNode given) {
    LockstepModel model = start(given.get("given"));

    List<ImmutableList<String>> steps = play(given.get("name").asString(), model);

    assertThat(steps)
        .containsExactlyElementsOf(
            given
                .at("/expected/steps")
                .valueStream()
                .filter(step -> step.has("deploymentSync"))
                .map(step -> step.get("deploymentSync").valueStream().map(this::change).toList())
                .map(ImmutableList::copyOf)
                .toList());
    assertThat(sizes(model)).isEqualTo(sizes(given.at("/expected/finalSizes")));
  }

  static Stream<JsonNode> rollouts() {
    return Tables.cases("worked_rollouts");
  }

  private static LockstepModel start(JsonNode given) {
    int replicas = given.get("replicas").asInt();
    if (given.get("start").asString().equals("nothing")) {
      return new LockstepModel(Limits.policy(given), replicas);
    }
    LockstepModel model = LockstepModel.rolledOut(Limits.policy(given), replicas);
    if (given.get("start").asString().startsWith("stuck")) {
      model.template = 2;
      model.settle();
    }
    return model;
  }

  private static List<ImmutableList<String>> play(String name, LockstepModel model) {
    return switch (name) {
      case "first creation" -> model.complete();
      case "rollout gets stuck: v2 never ready" -> {
        model.template = 2;
        yield model.settle();
      }
      case "roll over to v3 while v2 is stuck" -> {
        model.template = 3;
        yield model.complete();
      }
      case "roll back to v1 while v2 is stuck" -> {
        model.template = 1;
        yield model.complete();
      }
      case "scale 10->15 while stuck" -> scaled(model, 15);
      case "scale 10->5 while stuck" -> scaled(model, 5);
      case "scale 10->0 while stuck" -> scaled(model, 0);
      case "pause right after the first sync of a rollout, then resume" -> pausedOnTheWay(model);
      case "template and replicas (10->12) changed in one update" -> {
        model.template = 2;
        model.replicas = 12;
        yield model.complete();
      }
      case "paused: template and replicas (10->6) changed" -> {
        model.paused = true;
        model.template = 2;
        model.replicas = 6;
        yield model.complete();
      }
      default -> {
        model.template = 2;
        yield model.complete();
      }
    };
  }

  private static List<ImmutableList<String>> scaled(LockstepModel model, int replicas) {
    model.replicas = replicas;
    return model.settle();
  }

  private static List<ImmutableList<String>> pausedOnTheWay(LockstepModel model) {
    ImmutableList.Builder<ImmutableList<String>> steps = ImmutableList.builder();
    model.template = 2;
    steps.add(model.sync());
    model.paused = true;
    steps.addAll(model.settle());
    model.paused = false;
    return steps.addAll(model.complete()).build();
  }

  private String change(JsonNode change) {
    String name = change.get("rs").asString();
    return change.has("createdWith")
        ? name + " created with " + change.get("createdWith").asInt()
        : name + " " + change.get("from").asInt() + "->" + change.get("to").asInt();
  }

  private static String sizes(LockstepModel model) {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    model.sets.forEach(set -> sizes.put(set.name(), set.desired));
    return sizes.toString();
  }

  private static String sizes(JsonNode expected) {
    TreeMap<String, Integer> sizes = new TreeMap<>();
    expected.forEachEntry((name, size) -> sizes.put(name, size.asInt()));
    return sizes.toString();
  }
}
