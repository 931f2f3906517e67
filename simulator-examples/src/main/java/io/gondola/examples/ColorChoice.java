package io.gondola.examples;

import io.gondola.report.Palette;
import java.util.Map;

/** When to use colours. */
enum ColorChoice {
  AUTO,
  ALWAYS,
  NEVER;

  /**
   * What it comes to: an option weighs most, then {@code NO_COLOR}, then {@code CLICOLOR_FORCE},
   * then what the terminal can do.
   *
   * @param environment the variables of the process
   * @param terminal whether a person reads along
   */
  Palette palette(Map<String, String> environment, boolean terminal) {
    return switch (this) {
      case ALWAYS -> Palette.ANSI;
      case NEVER -> Palette.PLAIN;
      case AUTO -> isColored(environment, terminal) ? Palette.ANSI : Palette.PLAIN;
    };
  }

  private static boolean isColored(Map<String, String> environment, boolean terminal) {
    // An empty NO_COLOR says nothing: so no-color.org has it.
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    if (!environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0")) {
      return true;
    }
    return terminal
        && !environment.getOrDefault("CLICOLOR", "1").equals("0")
        && !environment.getOrDefault("TERM", "dumb").equals("dumb");
  }
}
