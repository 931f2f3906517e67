package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.ContainerBuilder;
import io.gondola.api.core.Probe;
import io.gondola.api.core.ProbeBuilder;
import io.gondola.api.meta.RawFields;
import tools.jackson.databind.JsonNode;

/** Reads containers as the tables of the kubelet write them. */
public final class TableContainers {

  private static final Probe PROBE = ProbeBuilder.builder().build();

  private TableContainers() {}

  public static ImmutableList<Container> read(JsonNode containers) {
    return containers
        .valueStream()
        .map(TableContainers::container)
        .collect(ImmutableList.toImmutableList());
  }

  private static Container container(JsonNode node) {
    return ContainerBuilder.builder()
        .name(node.get("name").asString())
        .restartPolicy(text(node, "restart_policy"))
        .livenessProbe(node.has("liveness_probe") ? PROBE : null)
        .startupProbe(node.has("startup_probe") ? PROBE : null)
        .other(rules(node.path("restart_rules")))
        .build();
  }

  private static RawFields rules(JsonNode rules) {
    return rules.isMissingNode()
        ? RawFields.EMPTY
        : restartRules(
            rules
                .valueStream()
                .map(
                    rule ->
                        rule(
                            rule.get("action").asString(),
                            rule.get("op").asString(),
                            numbers(rule.get("exit_codes"))))
                .collect(ImmutableList.toImmutableList()));
  }

  public static RawFields restartRules(ImmutableList<ImmutableMap<String, Object>> rules) {
    return RawFields.of(ImmutableMap.of("restartPolicyRules", rules));
  }

  public static ImmutableMap<String, Object> rule(
      String action, String operator, ImmutableList<Integer> exitCodes) {
    return ImmutableMap.of(
        "action", action, "exitCodes", ImmutableMap.of("operator", operator, "values", exitCodes));
  }

  public static ImmutableList<Integer> numbers(JsonNode numbers) {
    return numbers.valueStream().map(JsonNode::asInt).collect(ImmutableList.toImmutableList());
  }

  /** A text that may be missing or null in the table. */
  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.asString() : "";
  }
}
