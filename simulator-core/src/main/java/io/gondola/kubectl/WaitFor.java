package io.gondola.kubectl;

import com.google.common.collect.ImmutableMap;
import io.gondola.Condition;
import io.gondola.api.meta.ApiObject;
import io.gondola.kubectl.print.JsonPath;
import io.gondola.manifest.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What is waited for.
 *
 * @param path to a value; empty if the object must go
 * @param value what must be there; empty if anything will do
 */
record WaitFor(String path, String value) {

  private static final String CONDITION = "condition=";
  private static final String JSON_PATH = "jsonpath=";

  static WaitFor parse(String text) {
    if (text.equals("delete")) {
      return new WaitFor("", "");
    }
    if (text.startsWith(CONDITION)) {
      return condition(text.substring(CONDITION.length()));
    }
    if (text.startsWith(JSON_PATH)) {
      String expression = text.substring(JSON_PATH.length());
      int equals = expression.indexOf('=', Math.max(0, expression.indexOf('}')));
      String path = equals < 0 ? expression : expression.substring(0, equals);
      return new WaitFor(path, equals < 0 ? "" : expression.substring(equals + 1));
    }
    throw new KubectlException(
        text.isEmpty()
            ? "at least one condition must be specified with --for"
            : "unrecognized condition: \"%s\"".formatted(text));
  }

  private static WaitFor condition(String text) {
    int equals = text.indexOf('=');
    String type = equals < 0 ? text : text.substring(0, equals);
    return new WaitFor(type, equals < 0 ? "True" : text.substring(equals + 1));
  }

  boolean isDeletion() {
    return path.isEmpty();
  }

  Condition about(ApiObject object) {
    return Condition.of(
        toString(),
        cluster ->
            cluster
                .find(object.resourceType(), object.key().toString())
                .filter(live -> live.metadata().uid().equals(object.metadata().uid()))
                .map(live -> !isDeletion() && holds(live))
                .orElse(isDeletion()));
  }

  private boolean holds(ApiObject object) {
    Map<String, Object> tree = Manifest.encode(object);
    if (!path.startsWith("{") && !path.startsWith(".")) {
      return hasCondition(tree);
    }
    List<Object> found = JsonPath.parseRelaxed(path).find(tree);
    return value.isEmpty()
        ? !found.isEmpty()
        : found.stream().anyMatch(one -> one.toString().equals(value));
  }

  /** The names of conditions are told apart without regard to case. */
  private boolean hasCondition(Map<String, Object> tree) {
    return JsonPath.parseRelaxed(".status.conditions[*]").find(tree).stream()
        .map(condition -> condition instanceof Map<?, ?> map ? map : ImmutableMap.of())
        .filter(condition -> lower(condition.get("type")).equals(lower(path)))
        .anyMatch(condition -> lower(condition.get("status")).equals(lower(value)));
  }

  private static String lower(Object text) {
    return Objects.toString(text, "").toLowerCase(Locale.ROOT);
  }
}
