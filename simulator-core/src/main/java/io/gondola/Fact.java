package io.gondola;

import static java.util.stream.Collectors.joining;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;

/**
 * One line of an error message, kept as data so that a program can ask for it.
 *
 * @param key a fixed phrase such as {@code expected} or {@code but was}
 */
public record Fact(String key, String value) {

  private static final int KEY_WIDTH = 10;

  @Override
  public String toString() {
    return Strings.padEnd(key, KEY_WIDTH, ' ') + " " + value;
  }

  static String render(ImmutableList<Fact> facts) {
    return facts.stream().map(Fact::toString).collect(joining("\n"));
  }
}
