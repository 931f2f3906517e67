package io.gondola.controller.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentSpec;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.DeploymentStrategy;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.IntOrString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pure rules, in lockstep, against what a real control plane was seen to do. */
class RecordedLockstepTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path RECORDINGS = Path.of("src/test/resources/real-cluster/rollouts");

  @ParameterizedTest
  @MethodSource("recordings")
  void rules_doWhatWasRecorded(Path file) {
    JsonNode recording = JSON.readTree(file);
    boolean autoTerminate = recording.get("autoTerminate").asBoolean();
    LockstepDeployment model = new LockstepDeployment(create(recording.get("manifest")));

    int step = 0;
    for (JsonNode recorded : recording.get("steps")) {
      perform(model, recorded.get("do"));
      settle(model, autoTerminate);

      JsonNode expected = recorded.get("then");
      String where = "step " + step++ + " " + recorded.get("do");
      List<String> scalings = model.takeScalings();
      if (!expected.path("scalingsVary").asBoolean(false)) {
        assertThat(scalings).as(where).isEqualTo(texts(expected.get("scalings")));
      }
      assertThat(deployment(model.deployment)).as(where).isEqualTo(deployment(expected));
      assertThat(model.pods.values().stream().map(RecordedLockstepTest::replicaSet))
          .as(where)
          .containsExactlyInAnyOrderElementsOf(
              expected
                  .get("replicaSets")
                  .valueStream()
                  .map(RecordedLockstepTest::replicaSet)
                  .toList());
    }
  }

  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files.sorted().toList().stream();
    }
  }

  private static void settle(LockstepDeployment model, boolean autoTerminate) {
    model.settle();
    while (autoTerminate && model.pods.values().stream().anyMatch(p -> p.terminating > 0)) {
      model.pods.values().forEach(p -> p.terminating = 0);
      model.settle();
    }
  }

  private static void perform(LockstepDeployment model, JsonNode op) {
    DeploymentSpec spec = model.deployment.spec();
    switch (op.get("op").asString()) {
      case "create" -> {}
      case "ready" -> becomeReady(model, set(model, op), op.get("count").asInt());
      case "unready" -> set(model, op).becomeUnready(op.get("count").asInt());
      case "deletePod" ->
          set(model, op).delete(op.get("ready").asBoolean(), op.get("count").asInt());
      case "terminate" -> model.pods.values().forEach(p -> p.terminating = 0);
      case "setImage" ->
          change(model, spec.withTemplate(withImage(spec.template(), op.get("image").asString())));
      case "scale" -> change(model, spec.withReplicas(op.get("replicas").asInt()));
      case "pause" -> change(model, spec.withPaused(true));
      case "resume" -> change(model, spec.withPaused(false));
      case "patch" -> change(model, patched(spec, op.at("/patch/spec")));
      case "undo" -> undo(model, op.path("toRevision").asInt(0));
      case "advance" -> model.now = model.now.plusSeconds(op.get("seconds").asInt());
      default -> throw new AssertionError("unknown operation " + op);
    }
  }

  /**
   * The recorder changes one pod after the other. Each is noticed by itself until the Deployment
   * scales something; that takes the control plane so long that it finds all others changed.
   */
  private static void becomeReady(LockstepDeployment model, LockstepPods pods, int count) {
    int left = count;
    while (left > 0 && model.scalings.isEmpty()) {
      pods.becomeReady(1, model.now);
      left--;
      model.settle();
    }
    pods.becomeReady(left, model.now);
  }

  private static LockstepPods set(LockstepDeployment model, JsonNode op) {
    return model.numbered(op.get("rs").asInt());
  }

  private static void change(LockstepDeployment model, DeploymentSpec spec) {
    Deployment deployment = model.deployment;
    model.deployment =
        deployment
            .withSpec(spec)
            .withMetadata(
                deployment
                    .metadata()
                    .withGeneration(
                        deployment.metadata().generation()
                            + (spec.equals(deployment.spec()) ? 0 : 1)));
  }

  private static void undo(LockstepDeployment model, int revision) {
    RollbackTarget.find(model.pods.values().stream().map(p -> p.set).toList(), revision)
        .ifPresent(
            target -> change(model, RollbackTarget.rolledBack(model.deployment, target).spec()));
  }

  private static DeploymentSpec patched(DeploymentSpec spec, JsonNode patch) {
    JsonNode rolling = patch.at("/strategy/rollingUpdate");
    if (!rolling.isMissingNode()) {
      return spec.withStrategy(
          new DeploymentStrategy(
              "RollingUpdate", limits(rolling, spec.strategy().rollingUpdate())));
    }
    PodTemplateSpec template = spec.template();
    ImmutableSortedMap.Builder<String, String> annotations = ImmutableSortedMap.naturalOrder();
    patch
        .at("/template/metadata/annotations")
        .forEachEntry((key, value) -> annotations.put(key, value.asString()));
    return spec.withTemplate(
        template.withMetadata(template.metadata().withAnnotations(annotations.buildOrThrow())));
  }

  private static RollingUpdateDeployment limits(JsonNode given, RollingUpdateDeployment before) {
    return new RollingUpdateDeployment(
        limit(given.get("maxUnavailable"), before.maxUnavailable()),
        limit(given.get("maxSurge"), before.maxSurge()));
  }

  private static IntOrString limit(@Nullable JsonNode value, IntOrString otherwise) {
    if (value == null || value.isNull()) {
      return otherwise;
    }
    return value.isInt() ? IntOrString.of(value.asInt()) : IntOrString.of(value.asString());
  }

  private static Deployment create(JsonNode manifest) {
    Deployment deployment = Workloads.deployment();
    JsonNode spec = manifest.get("spec");
    JsonNode strategy = spec.path("strategy");
    IntOrString quarter = IntOrString.of("25%");
    boolean recreate = strategy.path("type").asString("").equals("Recreate");
    RollingUpdateDeployment limits =
        limits(strategy.path("rollingUpdate"), new RollingUpdateDeployment(quarter, quarter));
    return deployment.withSpec(
        deployment
            .spec()
            .withReplicas(spec.path("replicas").asInt(1))
            .withMinReadySeconds(spec.path("minReadySeconds").asInt(0))
            .withRevisionHistoryLimit(spec.path("revisionHistoryLimit").asInt(10))
            .withProgressDeadlineSeconds(spec.path("progressDeadlineSeconds").asInt(600))
            .withStrategy(
                recreate
                    ? new DeploymentStrategy("Recreate", null)
                    : new DeploymentStrategy("RollingUpdate", limits))
            .withTemplate(
                withImage(
                    deployment.spec().template(),
                    spec.at("/template/spec/containers/0/image").asString())));
  }

  private static PodTemplateSpec withImage(PodTemplateSpec template, String image) {
    return template.withSpec(Workloads.template(image).spec());
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::toString).toList();
  }

  private static String deployment(Deployment deployment) {
    DeploymentStatus status = deployment.status();
    String conditions =
        status.conditions().stream()
            .map(c -> c.type() + " " + c.status() + " " + shown(c.reason()))
            .sorted()
            .collect(Collectors.joining(", "));
    return facts(
        deployment.metadata().annotations().get(DeploymentAnnotations.REVISION),
        status.replicas(),
        status.updatedReplicas(),
        status.readyReplicas(),
        status.availableReplicas(),
        status.unavailableReplicas(),
        conditions);
  }

  /** Which of these shows depends on timing in a real cluster. */
  private static String shown(String reason) {
    return switch (reason) {
      case "NewReplicaSetCreated", "ReplicaSetUpdated", "FoundNewReplicaSet" -> "InProgress";
      default -> reason;
    };
  }

  private static String deployment(JsonNode then) {
    JsonNode d = then.get("deployment");
    String conditions =
        d.get("conditions")
            .valueStream()
            .map(c -> c.valueStream().map(JsonNode::asString).collect(Collectors.joining(" ")))
            .sorted()
            .collect(Collectors.joining(", "));
    return facts(
        d.get("revision"),
        d.get("replicas"),
        d.get("updated"),
        d.get("ready"),
        d.get("available"),
        d.get("unavailable"),
        conditions);
  }

  private static String replicaSet(LockstepPods pods) {
    ReplicaSet set = pods.set;
    return facts(
        pods.number,
        set.metadata().annotations().get(DeploymentAnnotations.REVISION),
        set.spec().template().spec().containers().get(0).image(),
        set.spec().replicas(),
        set.status().replicas(),
        set.status().readyReplicas(),
        set.status().availableReplicas(),
        set.metadata().annotations().get(DeploymentAnnotations.DESIRED_REPLICAS),
        set.metadata().annotations().get(DeploymentAnnotations.MAX_REPLICAS),
        pods.terminating);
  }

  private static String replicaSet(JsonNode rs) {
    return facts(
        rs.get("rs"),
        rs.get("revision"),
        rs.get("image").asString(),
        rs.get("desired"),
        rs.get("replicas"),
        rs.get("ready"),
        rs.get("available"),
        rs.get("desiredReplicasAnnotation"),
        rs.get("maxReplicasAnnotation"),
        rs.get("terminating"));
  }

  private static String facts(@Nullable Object... facts) {
    List<String> texts = new ArrayList<>();
    for (Object fact : facts) {
      texts.add(String.valueOf(fact));
    }
    return String.join(" ", texts);
  }
}
