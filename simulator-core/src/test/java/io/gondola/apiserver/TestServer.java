package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.ResourceType;
import io.gondola.manifest.Manifest;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An API server with the namespace {@code default} and nobody else. */
final class TestServer {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final Simulation simulation;
  final ApiServer api;

  TestServer() {
    this(Choices.seeded(1));
  }

  TestServer(Choices choices) {
    this.simulation = new Simulation(START, choices);
    this.api = new ApiServer(simulation, new Timeline(simulation));
    namespace("default");
  }

  Namespace namespace(String name) {
    return api.create(
        NamespaceBuilder.builder()
            .metadata(ObjectMetaBuilder.builder().name(name).build())
            .build());
  }

  /** Creates the one object of a manifest. */
  <T extends ApiObject> T create(ResourceType<T> type, String manifest) {
    return api.create(parse(type, manifest));
  }

  static <T extends ApiObject> T parse(ResourceType<T> type, String manifest) {
    return type.javaType().cast(Iterables.getOnlyElement(Manifest.parse(manifest)));
  }

  void runFor(Duration span) {
    simulation.runFor(span);
  }

  static ObjectKey key(String name) {
    return new ObjectKey("default", name);
  }

  /** What watchers of a type are told from now on. */
  <T extends ApiObject> List<WatchEvent<T>> watch(ResourceType<T> type) {
    List<WatchEvent<T>> events = new ArrayList<>();
    api.watch(type, events::add);
    return events;
  }

  <T extends ApiObject> ImmutableList<String> names(ResourceType<T> type) {
    return api.list(type).stream().map(ApiObject::name).collect(ImmutableList.toImmutableList());
  }
}
