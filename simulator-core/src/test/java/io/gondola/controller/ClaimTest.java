package io.gondola.controller;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.Tables;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.OwnerReferenceBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ClaimTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  static Stream<JsonNode> claims() {
    return Tables.cases("claim_pods");
  }

  @ParameterizedTest
  @MethodSource("claims")
  void of_adoptsAndReleases(JsonNode row) {
    ObjectMeta controller = controller(row.get("controller"));

    ImmutableMap<String, Claim> claims =
        row.get("pods")
            .valueStream()
            .map(ClaimTest::pod)
            .collect(
                ImmutableMap.toImmutableMap(
                    ObjectMeta::name, pod -> Claim.of(controller, pod, isProduction(pod))));

    assertThat(claims.keySet())
        .filteredOn(name -> isClaimed(claims.get(name)))
        .containsExactlyElementsOf(strings(row.get("expected").get("claimed")));
    assertThat(claims.values())
        .filteredOn(claim -> claim == Claim.ADOPT || claim == Claim.RELEASE)
        .as("patches")
        .hasSize(row.get("expected").get("patches").asInt());
  }

  private static boolean isClaimed(Claim claim) {
    return claim == Claim.MINE || claim == Claim.ADOPT;
  }

  private static boolean isProduction(ObjectMeta pod) {
    return "production".equals(pod.labels().get("type"));
  }

  private static ObjectMeta controller(JsonNode row) {
    return ObjectMetaBuilder.builder()
        .name("web")
        .namespace(row.get("namespace").asString())
        .uid(row.get("uid").asString())
        .deletionTimestamp(row.get("deleting").asBoolean() ? NOW : null)
        .build();
  }

  private static ObjectMeta pod(JsonNode row) {
    return ObjectMetaBuilder.builder()
        .name(row.get("name").asString())
        .namespace(row.get("namespace").asString())
        .labels(Tables.labels(row.get("labels")))
        .deletionTimestamp(row.get("deleting").asBoolean() ? NOW : null)
        .ownerReferences(
            row.get("controllerUID").isNull()
                ? ImmutableList.of()
                : ImmutableList.of(owner(row.get("controllerUID").asString(), true)))
        .build();
  }

  static Stream<JsonNode> ownedPods() {
    return Tables.cases("filter_claimed_pods");
  }

  /** A pod counts for its ReplicaSet, even while it terminates, just if the claim is MINE. */
  @ParameterizedTest
  @MethodSource("ownedPods")
  void of_isMineForControlledPodsThatMatch(JsonNode row) {
    ObjectMeta pod =
        ObjectMetaBuilder.builder()
            .labels(Tables.labels(row.get("labels")))
            .ownerReferences(
                row.get("owners")
                    .valueStream()
                    .map(
                        owner ->
                            owner(
                                owner.get("uid").asString(),
                                owner.get("controller").asBoolean(false)))
                    .collect(toImmutableList()))
            .build();
    ObjectMeta controller = ObjectMetaBuilder.builder().uid(row.get("rsUID").asString()).build();
    boolean selected = "bar".equals(pod.labels().get("foo"));

    assertThat(Claim.of(controller, pod, selected) == Claim.MINE)
        .isEqualTo(row.get("expected").asBoolean());
  }

  @Test
  void adopted_keepsOtherOwnersAndComesLast() {
    OwnerReference other = owner("other", false);
    OwnerReference web = owner("web", true);
    ObjectMeta pod =
        ObjectMeta.EMPTY.withOwnerReferences(ImmutableList.of(owner("web", false), other));

    assertThat(Claim.adopted(pod, web).ownerReferences()).containsExactly(other, web);
  }

  /**
   * Of the table's patches only their effect on the owners applies: objects are written whole here,
   * and finalizers are garbage collection's to remove.
   */
  static Stream<JsonNode> releases() {
    return Tables.cases("release_patch_body");
  }

  @ParameterizedTest
  @MethodSource("releases")
  void released_removesTheOwnerByUid(JsonNode row) {
    OwnerReference other = owner("other", false);
    ImmutableList<OwnerReference> owners =
        row.get("ownerUIDs")
            .valueStream()
            .map(uid -> owner(uid.asString(), true))
            .collect(toImmutableList());
    ObjectMeta pod =
        ObjectMetaBuilder.builder()
            .uid(row.get("dependentUID").asString())
            .ownerReferences(
                ImmutableList.<OwnerReference>builder().addAll(owners).add(other).build())
            .build();

    ObjectMeta released = pod;
    for (OwnerReference owner : owners) {
      released = Claim.released(released, owner.uid());
    }

    assertThat(released).isEqualTo(pod.withOwnerReferences(ImmutableList.of(other)));
  }

  private static OwnerReference owner(String uid, boolean controller) {
    return OwnerReferenceBuilder.builder().uid(uid).controller(controller).build();
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
