package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.gondola.ContainerUsage;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code kubectl top nodes}: of a simulated node, what its pods use, for it runs nothing else. */
final class TopNodesCommand implements Command {

  private static final int PERCENT_DIGITS = 2;
  private static final int MILLI_DIGITS = 3;

  @Override
  public String summary() {
    return "Show the CPU and memory that the pods of nodes use.";
  }

  @Override
  public Flags flags() {
    return Flags.of(Use.FLAGS + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ImmutableMap<String, ApiObject> nodes =
        Maps.uniqueIndex(nodes(arguments, session), ApiObject::name);
    ImmutableList<Use> used =
        nodes.values().stream()
            .map(node -> used(node, session))
            .collect(ImmutableList.toImmutableList());
    List<List<String>> rows =
        Use.sorted(used, arguments).stream()
            .map(use -> row(use, (Node) nodes.get(use.name())))
            .toList();
    Use.print(
        List.of("NAME", "CPU(cores)", "CPU(%)", "MEMORY(bytes)", "MEMORY(%)"),
        rows,
        arguments,
        session);
  }

  private static ImmutableList<ApiObject> nodes(Arguments arguments, Session session) {
    Finder finder = new Finder(session, arguments);
    Kind kind = Kinds.of(Node.TYPE);
    return arguments.words().isEmpty()
        ? finder.list(kind)
        : ImmutableList.of(finder.get(new Named(kind, Words.exactly(arguments, "NAME"))));
  }

  private static Use used(ApiObject node, Session session) {
    List<ContainerUsage> there =
        session.cluster().usage().stream()
            .filter(usage -> nodeOf(usage, session).equals(node.name()))
            .toList();
    return Use.sum(node.key(), there);
  }

  private static String nodeOf(ContainerUsage usage, Session session) {
    return session.cluster().get(Pod.TYPE, usage.pod().toString()).spec().nodeName();
  }

  private static List<String> row(Use use, Node node) {
    Map<String, Quantity> has = node.status().allocatable();
    return List.of(
        use.name(),
        use.cpu(),
        percent(BigDecimal.valueOf(use.millicores(), MILLI_DIGITS), has.get("cpu")),
        use.memory(),
        percent(BigDecimal.valueOf(use.bytes()), has.get("memory")));
  }

  private static String percent(BigDecimal used, @Nullable Quantity has) {
    return has == null || has.amount().signum() == 0
        ? "<unknown>"
        : used.scaleByPowerOfTen(PERCENT_DIGITS)
                .divide(has.amount(), 0, RoundingMode.DOWN)
                .toPlainString()
            + "%";
  }
}
