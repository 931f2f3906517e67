package io.gondola.rollout;

import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads limits and policies from test tables. */
final class Limits {

  private Limits() {}

  static RolloutPolicy policy(JsonNode given) {
    return given.path("strategy").asString("RollingUpdate").equals("Recreate")
        ? new Recreate()
        : new RollingUpdate(read(given.get("maxSurge")), read(given.get("maxUnavailable")));
  }

  static @Nullable IntOrString read(@Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isInt() ? IntOrString.of(value.asInt()) : IntOrString.of(value.asString());
  }
}
