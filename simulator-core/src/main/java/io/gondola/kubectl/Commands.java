package io.gondola.kubectl;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.kubectl.Flags.Flag;
import java.util.List;
import java.util.Optional;

/** All commands by name, and how the one that is meant is found. */
final class Commands {

  private static final ImmutableMap<String, Command> COMMANDS =
      ImmutableMap.<String, Command>builder()
          .put("get", new GetCommand())
          .put("describe", new DescribeCommand())
          .put("apply", new ApplyCommand())
          .put("create", new CreateCommand())
          .put("create deployment", new CreateDeploymentCommand())
          .put("create namespace", new CreateNamespaceCommand())
          .put("delete", new DeleteCommand())
          .put("scale", new ScaleCommand())
          .put("set image", new SetImageCommand())
          .put("rollout status", new RolloutStatusCommand())
          .put("rollout history", new RolloutHistoryCommand())
          .put("rollout undo", new RolloutUndoCommand())
          .put("rollout pause", RolloutCommand.PAUSE)
          .put("rollout resume", RolloutCommand.RESUME)
          .put("rollout restart", RolloutCommand.RESTART)
          .put("label", MetadataCommand.LABEL)
          .put("annotate", MetadataCommand.ANNOTATE)
          .put("patch", new PatchCommand())
          .put("expose", new ExposeCommand())
          .put("drain", new DrainCommand())
          .put("cordon", CordonCommand.CORDON)
          .put("uncordon", CordonCommand.UNCORDON)
          .put("taint", new TaintCommand())
          .put("logs", new LogsCommand())
          .put("wait", new WaitCommand())
          .put("autoscale", new AutoscaleCommand())
          .put("top pods", new TopPodsCommand())
          .put("top nodes", new TopNodesCommand())
          .put("explain", new ExplainCommand())
          .buildOrThrow();

  /** What the real one can do besides. */
  private static final ImmutableSet<String> NOT_SIMULATED =
      ImmutableSet.of(
          "api-resources",
          "api-versions",
          "attach",
          "auth",
          "certificate",
          "cluster-info",
          "completion",
          "config",
          "cp",
          "debug",
          "diff",
          "edit",
          "events",
          "exec",
          "kustomize",
          "plugin",
          "port-forward",
          "proxy",
          "replace",
          "run",
          "version");

  private Commands() {}

  static void run(List<String> words, Session session) {
    String first = words.isEmpty() ? "" : words.get(0);
    String two = words.size() > 1 ? first + " " + fullName(words.get(1)) : first;
    boolean nested = COMMANDS.containsKey(two) && words.size() > 1;
    String name = nested ? two : first;
    Command command = Optional.ofNullable(COMMANDS.get(name)).orElseThrow(() -> unknown(words));
    Arguments arguments =
        ArgumentParser.parse(name, command.flags(), words.subList(nested ? 2 : 1, words.size()));
    if (arguments.isSet("help")) {
      session.write(help(name, command));
    } else {
      command.run(arguments, session);
    }
  }

  /** The subcommands of {@code top} have other names, too. */
  private static String fullName(String subcommand) {
    return switch (subcommand) {
      case "pod", "po" -> "pods";
      case "node", "no" -> "nodes";
      default -> subcommand;
    };
  }

  private static KubectlException unknown(List<String> words) {
    String known = "\nWhat there is: " + String.join(", ", COMMANDS.keySet());
    if (words.isEmpty()) {
      return new KubectlException("a command is missing" + known);
    }
    String first = words.get(0);
    if (NOT_SIMULATED.contains(first)) {
      return new KubectlException("kubectl %s is not simulated%s".formatted(first, known));
    }
    boolean group = COMMANDS.keySet().stream().anyMatch(name -> name.startsWith(first + " "));
    if (group) {
      return new KubectlException(
          "unknown command \"%s\" for \"kubectl %s\"%s"
              .formatted(words.size() > 1 ? words.get(1) : "", first, known));
    }
    return new KubectlException(
        "unknown command \"%s\" for \"kubectl\"%s%s".formatted(first, suggestion(first), known));
  }

  /** Commands that begin alike, or differ by two letters at most. */
  private static String suggestion(String word) {
    List<String> near =
        COMMANDS.keySet().stream()
            .filter(name -> !name.contains(" "))
            .filter(name -> name.startsWith(word) || EditDistance.of(name, word) <= 2)
            .toList();
    return near.isEmpty() ? "" : "\n\nDid you mean this?\n\t" + String.join("\n\t", near) + "\n";
  }

  private static String help(String name, Command command) {
    StringBuilder text = new StringBuilder(command.summary()).append("\n\nUsage:\n  kubectl ");
    text.append(name).append(" [flags]\n\nFlags:\n");
    for (Flag flag : command.flags().all()) {
      text.append("  ").append(flag).append('\n');
    }
    return text.toString();
  }
}
