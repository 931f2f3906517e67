package io.gondola.controller.custom;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Informer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The caches of one controller, by type. */
final class Caches {

  private final ApiServer api;
  private final String component;
  private final Supplier<Duration> lag;
  private final Map<ResourceType<?>, Informer<?>> informers = new LinkedHashMap<>();

  Caches(ApiServer api, String component, Supplier<Duration> lag) {
    this.api = api;
    this.component = component;
    this.lag = lag;
  }

  <T extends ApiObject> Informer<T> watch(ResourceType<T> type) {
    Informer<T> informer = Informer.of(api, component, type, lag);
    informers.put(type, informer);
    return informer;
  }

  /** The cache of a type; empty if it is not watched. */
  @SuppressWarnings("unchecked") // Informers are kept by the types of their objects.
  <T extends ApiObject> Optional<Informer<T>> of(ResourceType<T> type) {
    return Optional.ofNullable((Informer<T>) informers.get(type));
  }
}
