package io.gondola.kubectl.print;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.meta.ApiObject;
import io.gondola.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Objects of the printers' tables, in which times stand as seconds or days before now. */
final class TableObjects {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static final ImmutableMap<String, String> SECONDS_AGO =
      ImmutableMap.of(
          "finishedSecondsAgo", "finishedAt",
          "deletionSecondsAgo", "deletionTimestamp",
          "ageSeconds", "creationTimestamp");
  private static final ImmutableMap<String, String> DAYS_AGO =
      ImmutableMap.of(
          "firstTimestampDaysAgo", "firstTimestamp",
          "lastTimestampDaysAgo", "lastTimestamp",
          "eventTimeDaysAgo", "eventTime",
          "lastObservedDaysAgo", "lastObservedTime");

  private TableObjects() {}

  static ApiObject read(String apiVersion, String kind, JsonNode object) {
    Map<String, Object> tree = new TreeMap<>(map(object));
    tree.put("apiVersion", apiVersion);
    tree.put("kind", kind);
    return Manifest.decode(tree);
  }

  /** As {@link #read}, where what belongs to the metadata stands beside the spec. */
  static ApiObject readFlat(String apiVersion, String kind, JsonNode object) {
    Map<String, Object> tree = new TreeMap<>(map(object));
    Map<String, Object> metadata = new TreeMap<>();
    for (String field : List.of("name", "labels", "creationTimestamp")) {
      Object value = tree.remove(field);
      if (value != null) {
        metadata.put(field, value);
      }
    }
    tree.put("metadata", metadata);
    tree.put("apiVersion", apiVersion);
    tree.put("kind", kind);
    return Manifest.decode(tree);
  }

  private static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new TreeMap<>();
    object
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (SECONDS_AGO.containsKey(name)) {
                map.put(SECONDS_AGO.get(name), before(value.asDouble()));
              } else if (DAYS_AGO.containsKey(name)) {
                map.put(DAYS_AGO.get(name), before(value.asDouble() * 86_400));
              } else {
                map.put(name, value(value));
              }
            });
    return map;
  }

  private static String before(double seconds) {
    return NOW.minus(Duration.ofMillis((long) (seconds * 1000))).toString();
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return map(node);
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(value(item)));
      return list;
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isNumber() ? (Object) node.asLong() : node.asString();
  }
}
