package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.ContainerUsage;
import io.gondola.api.meta.ObjectKey;
import io.gondola.kubectl.print.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a pod, a container or a node uses, as {@code kubectl top} shows it.
 *
 * @param pod whose it is; of a node, the node itself
 * @param name what its row is called
 */
record Use(ObjectKey pod, String name, long millicores, long bytes) {

  /** The flags that order rows and headers go by. */
  static final String FLAGS = "no-headers sort-by= ";

  private static final int MEBI_BITS = 20;

  static Use of(ContainerUsage usage) {
    return new Use(usage.pod(), usage.container(), usage.millicores(), usage.bytes());
  }

  /** All of a pod or a node together. */
  static Use sum(ObjectKey key, List<ContainerUsage> parts) {
    return new Use(
        key,
        key.name(),
        parts.stream().mapToLong(ContainerUsage::millicores).sum(),
        parts.stream().mapToLong(ContainerUsage::bytes).sum());
  }

  String cpu() {
    return millicores + "m";
  }

  String memory() {
    return (bytes >> MEBI_BITS) + "Mi";
  }

  /** In the order of {@code --sort-by}: the greatest first. */
  static ImmutableList<Use> sorted(ImmutableList<Use> uses, Arguments arguments) {
    return switch (arguments.text("sort-by")) {
      case "" -> uses;
      case "cpu" ->
          ImmutableList.sortedCopyOf(Comparator.comparingLong(Use::millicores).reversed(), uses);
      case "memory" ->
          ImmutableList.sortedCopyOf(Comparator.comparingLong(Use::bytes).reversed(), uses);
      default -> throw new KubectlException("--sort-by accepts only cpu or memory");
    };
  }

  /** Prints a table; the real one fills up its last column, too. */
  static void print(
      List<String> header, List<List<String>> rows, Arguments arguments, Session session) {
    TextTable table = new TextTable();
    if (!arguments.isSet("no-headers")) {
      table.add(filled(header));
    }
    rows.forEach(row -> table.add(filled(row)));
    session.write(table.text());
  }

  private static List<String> filled(List<String> cells) {
    List<String> filled = new ArrayList<>(cells);
    filled.add("");
    return filled;
  }
}
