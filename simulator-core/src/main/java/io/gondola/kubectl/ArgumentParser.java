package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.gondola.kubectl.Flags.Flag;
import java.util.List;

/**
 * Tells flags and words apart, as the real one does: flags may stand anywhere before {@code --}.
 */
final class ArgumentParser {

  private final String command;
  private final Flags flags;
  private final List<String> arguments;
  private final ImmutableList.Builder<String> words = ImmutableList.builder();
  private final ImmutableListMultimap.Builder<String, String> values =
      ImmutableListMultimap.builder();
  private int at;

  private ArgumentParser(String command, Flags flags, List<String> arguments) {
    this.command = command;
    this.flags = flags;
    this.arguments = arguments;
  }

  /**
   * Reads the words that follow a command.
   *
   * @throws KubectlException if there is a flag that the command does not know
   */
  static Arguments parse(String command, Flags flags, List<String> arguments) {
    ArgumentParser parser = new ArgumentParser(command, flags, arguments);
    parser.run();
    return new Arguments(parser.words.build(), parser.values.build());
  }

  private void run() {
    while (at < arguments.size()) {
      String argument = arguments.get(at++);
      if (argument.equals("--")) {
        words.addAll(arguments.subList(at, arguments.size()));
        return;
      }
      if (argument.startsWith("--")) {
        longFlag(argument.substring(2));
      } else if (argument.startsWith("-") && argument.length() > 1) {
        shorthands(argument.substring(1));
      } else {
        words.add(argument);
      }
    }
  }

  private void longFlag(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    Flag flag = flags.named(name).orElseThrow(() -> usage("unknown flag: --" + name));
    if (equals >= 0) {
      values.put(name, text.substring(equals + 1));
    } else {
      values.put(name, flag.takesValue() ? next("--" + name) : "true");
    }
  }

  /** {@code -A}, {@code -Aw}, {@code -owide}, {@code -o=wide} or {@code -o wide}. */
  private void shorthands(String letters) {
    for (int i = 0; i < letters.length(); i++) {
      String letter = letters.substring(i, i + 1);
      Flag flag =
          flags
              .shorthand(letter)
              .orElseThrow(
                  () -> usage("unknown shorthand flag: '%s' in -%s".formatted(letter, letters)));
      if (flag.takesValue()) {
        String rest = letters.substring(i + 1);
        values.put(
            flag.name(),
            rest.isEmpty()
                ? next("'%s' in -%s".formatted(letter, letters))
                : rest.startsWith("=") ? rest.substring(1) : rest);
        return;
      }
      values.put(flag.name(), "true");
    }
  }

  private String next(String flag) {
    if (at == arguments.size()) {
      throw usage("flag needs an argument: " + flag);
    }
    return arguments.get(at++);
  }

  private KubectlException usage(String message) {
    return new KubectlException(
        "%s\nSee 'kubectl %s --help' for usage.".formatted(message, command));
  }
}
