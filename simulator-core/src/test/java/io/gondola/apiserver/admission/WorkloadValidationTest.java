package io.gondola.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Iterables;
import io.gondola.Tables;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.DeploymentStatus;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.apps.ReplicaSetStatus;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.api.meta.LabelSelector;
import io.gondola.manifest.Manifest;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Deployments and ReplicaSets are accepted and refused as by Kubernetes' own unit tests. */
class WorkloadValidationTest {

  private static final String SPEC =
      """
      metadata: {name: abc, namespace: default}
      spec:
        selector: {matchLabels: {name: abc}}
        template:
          metadata: {labels: {name: abc}}
          spec:
            containers: [{name: abc, image: image}]
      """;

  private static final Deployment DEPLOYMENT =
      defaulted("apiVersion: apps/v1\nkind: Deployment\n" + SPEC, Deployment.class);
  private static final ReplicaSet REPLICA_SET =
      defaulted("apiVersion: apps/v1\nkind: ReplicaSet\n" + SPEC, ReplicaSet.class);

  /** The changes that the table describes in words; each is made to the valid baseline. */
  private static final ImmutableMap<String, UnaryOperator<String>> CHANGES =
      ImmutableMap.<String, UnaryOperator<String>>builder()
          .put("baseline", manifest -> manifest)
          .put(
              "host network with a container port",
              manifest ->
                  manifest.replace(
                      "image: image}]",
                      "image: image, ports: [{containerPort: 12345}]}]\n      hostNetwork: true"))
          .put(
              "missing everything but namespace",
              manifest -> "apiVersion: apps/v1\nkind: Deployment\nmetadata: {namespace: default}")
          .put(
              "selector does not match template labels",
              manifest -> manifest.replace("matchLabels: {name: abc}", "matchLabels: {name: def}"))
          .put("restartPolicy Never", manifest -> manifest + "      restartPolicy: Never\n")
          .put("unknown strategy", manifest -> manifest + "  strategy: {type: randomType}\n")
          .put(
              "Recreate with rollingUpdate",
              manifest -> manifest + "  strategy: {type: Recreate, rollingUpdate: {}}\n")
          .put("bad maxSurge string", manifest -> manifest + rolling("maxSurge: 20Percent"))
          .put("both zero", manifest -> manifest + rolling("maxSurge: 0%, maxUnavailable: 0"))
          .put("maxUnavailable above 100%", manifest -> manifest + rolling("maxUnavailable: 110%"))
          .put(
              "deadline not above minReadySeconds",
              manifest -> manifest + "  progressDeadlineSeconds: 600\n  minReadySeconds: 600\n")
          .put(
              "ephemeral containers in template",
              manifest ->
                  manifest
                      + "      ephemeralContainers: [{name: abc2, image: image,"
                      + " imagePullPolicy: Always, terminationMessagePolicy: File}]\n")
          .buildOrThrow();

  private static String rolling(String limits) {
    return "  strategy: {rollingUpdate: {" + limits + "}}\n";
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void deployment_isCheckedOnCreation(JsonNode row) {
    String manifest =
        CHANGES
            .get(row.get("name").asString())
            .apply("apiVersion: apps/v1\nkind: Deployment\n" + SPEC);

    ImmutableList<FieldError> errors =
        new Admission().validateCreate(defaulted(manifest, Deployment.class));

    if (row.get("expected").get("valid").asBoolean()) {
      assertThat(errors).isEmpty();
    } else {
      assertThat(errors.get(0).toString())
          .contains(row.get("expected").get("errorContains").asString());
    }
  }

  @ParameterizedTest
  @MethodSource("deploymentStatuses")
  void deploymentStatus_isChecked(JsonNode row) {
    Deployment changed = DEPLOYMENT.withStatus(deploymentStatus(row.get("status")));

    ImmutableList<FieldError> errors = new Admission().validateStatusUpdate(changed, DEPLOYMENT);

    assertThat(!errors.isEmpty()).isEqualTo(isRefused(row));
  }

  @ParameterizedTest
  @MethodSource("collisionCounts")
  void collisionCount_neverDecreases(JsonNode row) {
    Deployment stored = withCollisions(row.has("old") ? row.get("old") : row.get("from"));
    Deployment changed = withCollisions(row.has("new") ? row.get("new") : row.get("to"));

    ImmutableList<FieldError> errors = new Admission().validateStatusUpdate(changed, stored);

    assertThat(!errors.isEmpty()).isEqualTo(isRefused(row));
  }

  @ParameterizedTest
  @MethodSource("replicaSetStatuses")
  void replicaSetStatus_isChecked(JsonNode row) {
    ReplicaSet changed = REPLICA_SET.withStatus(replicaSetStatus(row.get("status")));

    ImmutableList<FieldError> errors = new Admission().validateStatusUpdate(changed, REPLICA_SET);

    assertThat(!errors.isEmpty()).isEqualTo(isRefused(row));
  }

  @ParameterizedTest
  @MethodSource("replicaSets")
  void replicaSet_isCheckedOnCreation(JsonNode row) {
    ReplicaSet changed = replicaSet(row.get("name").asString());

    ImmutableList<FieldError> errors = new Admission().validateCreate(changed);

    assertThat(errors.isEmpty()).isEqualTo(row.get("expected").get("valid").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("deploymentUpdates")
  void deployment_isCheckedOnUpdate(JsonNode row) {
    // In Kubernetes' tests the stored object of the last cases has no name either.
    int errors = row.get("expected").get("errors").asInt();
    Deployment stored = errors == 4 ? renamed(DEPLOYMENT, "") : DEPLOYMENT;

    Deployment changed = changed(renamed(DEPLOYMENT, "abc"), row.get("change").asString());

    assertThat(new Admission().validateUpdate(changed, stored)).hasSize(errors);
  }

  @Test
  void selector_isImmutable() {
    Deployment changed =
        DEPLOYMENT.withSpec(DEPLOYMENT.spec().withSelector(selector("name", "def")));

    ImmutableList<FieldError> errors = new Admission().validateUpdate(changed, DEPLOYMENT);

    assertThat(errors)
        .map(FieldError::toString)
        .containsExactly(
            "spec.template.metadata.labels: Invalid value: {\"name\":\"abc\"}: `selector` does not"
                + " match template `labels`",
            "spec.selector: Invalid value: {\"matchLabels\":{\"name\":\"def\"}}: field is"
                + " immutable");
  }

  private static Deployment changed(Deployment deployment, String change) {
    return switch (change) {
      case "ok" -> deployment.withSpec(deployment.spec().withReplicas(2));
      case "replicas -1" -> deployment.withSpec(deployment.spec().withReplicas(-1));
      case "selector key invalid" ->
          deployment.withSpec(deployment.spec().withSelector(selector("-bad", "abc")));
      default -> deployment.withSpec(deployment.spec().withTemplate(badTemplate()));
    };
  }

  private static PodTemplateSpec badTemplate() {
    PodTemplateSpec template = DEPLOYMENT.spec().template();
    return template
        .withMetadata(template.metadata().withLabels(ImmutableSortedMap.of("-bad", "abc")))
        .withSpec(template.spec().withContainers(ImmutableList.of()));
  }

  private static ReplicaSet replicaSet(String name) {
    ReplicaSet valid = REPLICA_SET;
    PodTemplateSpec template = valid.spec().template();
    return switch (name) {
      case "valid with other name" -> valid.withMetadata(valid.metadata().withName("abc-123"));
      case "valid host network" ->
          valid.withSpec(
              valid.spec().withTemplate(template.withSpec(template.spec().withHostNetwork(true))));
      case "empty name" -> valid.withMetadata(valid.metadata().withName(""));
      case "missing namespace", "missing namespace, replicas 2, read-write volume" ->
          valid.withMetadata(valid.metadata().withNamespace(""));
      case "no selector", "invalid label key, no selector, invalid template labels" ->
          valid.withSpec(valid.spec().withSelector(null));
      case "selector does not match template labels" ->
          valid.withSpec(valid.spec().withSelector(selector("foo", "bar")));
      case "no template", "replicas -1 and no template" ->
          valid.withSpec(valid.spec().withTemplate(PodTemplateSpec.EMPTY));
      case "invalid label key on metadata" ->
          valid.withMetadata(
              valid.metadata().withLabels(ImmutableSortedMap.of("NoUppercase!", "abc")));
      case "invalid annotation key" ->
          valid.withMetadata(
              valid.metadata().withAnnotations(ImmutableSortedMap.of("No blanks", "abc")));
      case "restartPolicy OnFailure" -> withRestartPolicy("OnFailure");
      case "restartPolicy Never" -> withRestartPolicy("Never");
      default -> valid;
    };
  }

  private static ReplicaSet withRestartPolicy(String policy) {
    PodTemplateSpec template = REPLICA_SET.spec().template();
    return REPLICA_SET.withSpec(
        REPLICA_SET
            .spec()
            .withTemplate(template.withSpec(template.spec().withRestartPolicy(policy))));
  }

  private static Deployment renamed(Deployment deployment, String name) {
    return deployment.withMetadata(deployment.metadata().withName(name));
  }

  private static LabelSelector selector(String key, String value) {
    return new LabelSelector(ImmutableSortedMap.of(key, value), ImmutableList.of());
  }

  private static Deployment withCollisions(JsonNode count) {
    Integer collisions = count.isNull() ? null : count.asInt();
    return DEPLOYMENT.withStatus(DeploymentStatus.EMPTY.withCollisionCount(collisions));
  }

  private static DeploymentStatus deploymentStatus(JsonNode status) {
    return DeploymentStatus.EMPTY
        .withReplicas(status.path("replicas").asInt(0))
        .withUpdatedReplicas(status.path("updatedReplicas").asInt(0))
        .withReadyReplicas(status.path("readyReplicas").asInt(0))
        .withAvailableReplicas(status.path("availableReplicas").asInt(0))
        .withTerminatingReplicas(orNull(status.path("terminatingReplicas")))
        .withObservedGeneration(status.path("observedGeneration").asInt(0))
        .withCollisionCount(orNull(status.path("collisionCount")));
  }

  private static ReplicaSetStatus replicaSetStatus(JsonNode status) {
    return ReplicaSetStatus.EMPTY
        .withReplicas(status.path("replicas").asInt(0))
        .withFullyLabeledReplicas(status.path("fullyLabeledReplicas").asInt(0))
        .withReadyReplicas(status.path("readyReplicas").asInt(0))
        .withAvailableReplicas(status.path("availableReplicas").asInt(0))
        .withTerminatingReplicas(orNull(status.path("terminatingReplicas")))
        .withObservedGeneration(status.path("observedGeneration").asInt(0));
  }

  private static Integer orNull(JsonNode number) {
    return number.isNumber() ? Integer.valueOf(number.asInt()) : null;
  }

  private static boolean isRefused(JsonNode row) {
    return row.has("error") ? row.get("error").asBoolean() : row.get("expected").asBoolean();
  }

  private static <T extends ApiObject> T defaulted(String manifest, Class<T> type) {
    return new Admission().defaulted(type.cast(Iterables.getOnlyElement(Manifest.parse(manifest))));
  }

  /** The field rollbackTo is gone from apps/v1. */
  static Stream<JsonNode> deployments() {
    return Tables.cases("validate_deployment")
        .filter(row -> !row.get("name").asString().equals("negative rollback revision"));
  }

  /** The creation cases of the second table are those of the first. */
  static Stream<JsonNode> deploymentStatuses() {
    return Stream.concat(
        Tables.cases("validate_deployment_status"), upstream("ValidateDeploymentStatus"));
  }

  static Stream<JsonNode> collisionCounts() {
    return Stream.concat(
        Tables.cases("validate_deployment_status_update"),
        upstream("ValidateDeploymentStatusUpdate(collisionCount)"));
  }

  private static Stream<JsonNode> upstream(String function) {
    return Tables.cases("validate_deployment_upstream")
        .filter(row -> row.get("function").asString().equals(function));
  }

  static Stream<JsonNode> deploymentUpdates() {
    return Tables.cases("validate_deployment_update");
  }

  static Stream<JsonNode> replicaSetStatuses() {
    return Tables.cases("validate_replicaset_status");
  }

  static Stream<JsonNode> replicaSets() {
    return Tables.cases("validate_replicaset");
  }
}
