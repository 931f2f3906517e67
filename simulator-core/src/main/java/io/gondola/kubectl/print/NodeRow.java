package io.gondola.kubectl.print;

import com.google.common.collect.Lists;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeCondition;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** A node as a row. */
public final class NodeRow {

  private static final String ROLE_PREFIX = "node-role.kubernetes.io/";
  private static final String ROLE = "kubernetes.io/role";

  static final RowPrinter<Node> PRINTER =
      RowPrinter.of(
          Node.class,
          "NAME|STATUS|ROLES|AGE|VERSION"
              + "|+INTERNAL-IP|+EXTERNAL-IP|+OS-IMAGE|+KERNEL-VERSION|+CONTAINER-RUNTIME",
          NodeRow::cells);

  private NodeRow() {}

  private static List<Object> cells(Node node, View view) {
    return Lists.newArrayList(
        node.name(),
        status(node),
        roles(node),
        RowPrinters.age(node, view),
        info(node, "kubeletVersion", ""),
        address(node, "InternalIP"),
        address(node, "ExternalIP"),
        info(node, "osImage", "<unknown>"),
        info(node, "kernelVersion", "<unknown>"),
        info(node, "containerRuntimeVersion", "<unknown>"));
  }

  private static String status(Node node) {
    String ready =
        node.status().conditions().stream()
            .filter(condition -> condition.type().equals("Ready"))
            .findFirst()
            .map(NodeCondition::status)
            .map(status -> status.equals("True") ? "Ready" : "NotReady")
            .orElse("Unknown");
    return node.spec().unschedulable() ? ready + ",SchedulingDisabled" : ready;
  }

  /** What its labels say that a node is there for, sorted. */
  public static String roles(Node node) {
    TreeSet<String> roles = new TreeSet<>();
    node.metadata()
        .labels()
        .forEach(
            (key, value) -> {
              if (key.startsWith(ROLE_PREFIX) && key.length() > ROLE_PREFIX.length()) {
                roles.add(key.substring(ROLE_PREFIX.length()));
              } else if (key.equals(ROLE) && !value.isEmpty()) {
                roles.add(value);
              }
            });
    return Texts.orNone(String.join(",", roles));
  }

  private static String address(Node node, String type) {
    return node.status().addresses().stream()
        .filter(address -> address.type().equals(type))
        .findFirst()
        .map(address -> address.address())
        .orElse(Texts.NONE);
  }

  private static String info(Node node, String field, String otherwise) {
    Object info = node.status().other().fields().get("nodeInfo");
    Object value = info instanceof Map<?, ?> fields ? fields.get(field) : null;
    return value == null ? otherwise : value.toString();
  }
}
