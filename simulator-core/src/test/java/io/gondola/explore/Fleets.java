package io.gondola.explore;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.ConfigMapBuilder;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.RawFields;
import io.gondola.api.meta.ResourceType;
import io.gondola.controller.custom.CustomController;
import io.gondola.controller.custom.ReconcileContext;
import java.util.function.UnaryOperator;

/**
 * A custom resource that wants a number of ConfigMaps, and controllers for it: a right one, and
 * some with mistakes that people make.
 */
final class Fleets {

  static final ResourceType<InertObject> TYPE = InertObject.type("example.com/v1", "Fleet", true);

  static final String MANIFEST =
      """
      apiVersion: example.com/v1
      kind: Fleet
      metadata: {name: blue}
      spec: {size: 2}
      """;

  private Fleets() {}

  /** Names what it makes, so that to make it twice is refused. */
  static CustomController right() {
    return CustomController.of("fleet-controller", TYPE, () -> Fleets::fillByName)
        .owning(ConfigMap.TYPE);
  }

  /** Counts what its cache knows of, and makes the rest: what it made a moment ago is missing. */
  static CustomController creatingTwice() {
    return CustomController.of("fleet-controller", TYPE, () -> Fleets::fillByCount)
        .owning(ConfigMap.TYPE);
  }

  /** Makes the list of ships that the next controller needs. */
  static CustomController provider() {
    return CustomController.of("provider", TYPE, () -> Fleets::provide);
  }

  /** Waits for the list of ships, and forgets to look again. */
  static CustomController lostWakeUp() {
    return CustomController.of("consumer", TYPE, () -> Fleets::consume);
  }

  static Condition hasMembers(int most) {
    return Condition.of(
        "at most %s members".formatted(most), cluster -> members(cluster).size() <= most);
  }

  static Condition consumed() {
    return Condition.of(
        "the list is taken over", cluster -> cluster.find(ConfigMap.TYPE, "copy").isPresent());
  }

  static ImmutableList<String> members(Cluster cluster) {
    return cluster.list(ConfigMap.TYPE, "fleet=blue").stream()
        .map(ConfigMap::name)
        .collect(toImmutableList());
  }

  private static void fillByName(ObjectKey request, ReconcileContext context) {
    InertObject fleet = context.find(TYPE, request).orElse(null);
    if (fleet == null) {
      return;
    }
    ImmutableList<ConfigMap> members = context.ownedBy(fleet, ConfigMap.TYPE);
    for (int i = 1; i <= size(fleet); i++) {
      String name = fleet.name() + "-" + i;
      if (members.stream().noneMatch(member -> member.name().equals(name))) {
        context.createFor(fleet, member(fleet, meta -> meta.name(name)));
      }
    }
    setStatus(fleet, members.size(), context);
  }

  private static void fillByCount(ObjectKey request, ReconcileContext context) {
    InertObject fleet = context.find(TYPE, request).orElse(null);
    if (fleet == null) {
      return;
    }
    int members = context.ownedBy(fleet, ConfigMap.TYPE).size();
    for (int i = members; i < size(fleet); i++) {
      context.createFor(fleet, member(fleet, meta -> meta.generateName(fleet.name() + "-")));
    }
    setStatus(fleet, members, context);
  }

  private static void setStatus(InertObject fleet, int members, ReconcileContext context) {
    RawFields content =
        RawFields.of(
            ImmutableSortedMap.of(
                "spec",
                fleet.content().fields().get("spec"),
                "status",
                ImmutableSortedMap.of("members", members)));
    context.updateStatus(new InertObject(TYPE, fleet.metadata(), content));
  }

  private static void provide(ObjectKey request, ReconcileContext context) {
    if (context.find(ConfigMap.TYPE, key("list")).isEmpty()) {
      context.create(named("list"));
    }
  }

  private static void consume(ObjectKey request, ReconcileContext context) {
    if (context.find(ConfigMap.TYPE, key("list")).isPresent()
        && context.find(ConfigMap.TYPE, key("copy")).isEmpty()) {
      context.create(named("copy"));
    }
  }

  private static ObjectKey key(String name) {
    return new ObjectKey("default", name);
  }

  private static ConfigMap named(String name) {
    return ConfigMapBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name(name).namespace("default").build())
        .build();
  }

  private static ConfigMap member(InertObject fleet, UnaryOperator<ObjectMetaBuilder> named) {
    ObjectMetaBuilder meta =
        ObjectMetaBuilder.builder().labels(ImmutableSortedMap.of("fleet", fleet.name()));
    return ConfigMapBuilder.builder().metadata(named.apply(meta).build()).build();
  }

  private static long size(InertObject fleet) {
    return (long) fleet.content().at("spec", "size").orElseThrow();
  }
}
