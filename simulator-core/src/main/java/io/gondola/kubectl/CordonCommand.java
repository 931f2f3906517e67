package io.gondola.kubectl;

import io.gondola.api.core.Node;
import io.gondola.api.meta.ApiObject;
import java.util.List;
import java.util.stream.Stream;

/** {@code kubectl cordon} and {@code uncordon}. */
final class CordonCommand implements Command {

  static final CordonCommand CORDON =
      new CordonCommand("Keep new pods off a node.", "cordoned", true);
  static final CordonCommand UNCORDON =
      new CordonCommand("Let new pods onto a node again.", "uncordoned", false);

  private final String summary;
  private final String done;
  private final boolean unschedulable;

  private CordonCommand(String summary, String done, boolean unschedulable) {
    this.summary = summary;
    this.done = done;
    this.unschedulable = unschedulable;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Flags flags() {
    return Flags.of("selector|l=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    for (ApiObject object : nodes(arguments, session)) {
      Node node = (Node) object;
      boolean already = node.spec().unschedulable() == unschedulable;
      if (unschedulable) {
        session.cluster().cordon(node.name());
      } else {
        session.cluster().uncordon(node.name());
      }
      session.print("node/%s %s".formatted(node.name(), already ? "already " + done : done));
    }
  }

  /** The nodes that a command names, with or without {@code node/} before each. */
  static Iterable<ApiObject> nodes(Arguments arguments, Session session) {
    if (arguments.words().isEmpty() && !arguments.has("selector")) {
      throw new KubectlException("exactly one NODE is required, got 0");
    }
    Stream<String> words =
        arguments.words().stream().map(word -> word.contains("/") ? word : "node/" + word);
    return new Finder(session, arguments)
        .find(
            ResourceWords.parse(
                arguments.words().isEmpty() ? List.of("nodes") : words.toList(), "cordon"));
  }
}
