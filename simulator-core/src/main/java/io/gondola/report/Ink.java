package io.gondola.report;

import com.google.common.collect.ImmutableList;

/**
 * What a character of a picture is painted with.
 *
 * @param code of the ANSI escape; empty for the terminal's own colour
 */
record Ink(String code) {

  static final Ink NONE = new Ink("");

  /** For scales and axes. */
  static final Ink QUIET = new Ink("2");

  /** For floor and ceiling. */
  static final Ink LIMIT = new Ink("1");

  /** For what was lost; no version has it. */
  static final Ink LOST = new Ink("1;31");

  /** For available pods. */
  static final Ink AVAILABLE = new Ink("32");

  /** Yellow, cyan, magenta, blue: told apart by the colour-blind, and none of them means bad. */
  private static final ImmutableList<String> VERSIONS = ImmutableList.of("33", "36", "35", "34");

  /** The colour of a version by its place, oldest first. */
  static Ink version(int place) {
    return new Ink(VERSIONS.get(Math.floorMod(place, VERSIONS.size())));
  }

  /** The same, dimmed. */
  Ink faint() {
    return new Ink("2;" + code);
  }
}
