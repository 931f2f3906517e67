package io.gondola.kubectl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** The flags that a command knows. */
final class Flags {

  /**
   * One of them.
   *
   * @param shorthand empty if there is none
   * @param takesValue whether something must follow; if not, it is true or false
   */
  record Flag(String name, String shorthand, boolean takesValue) {

    @Override
    public String toString() {
      return (shorthand.isEmpty() ? "" : "-" + shorthand + ", ")
          + "--"
          + name
          + (takesValue ? "=VALUE" : "");
    }
  }

  private final ImmutableMap<String, Flag> byName;

  private Flags(ImmutableMap<String, Flag> byName) {
    this.byName = byName;
  }

  /**
   * Reads a list of flags; {@code --namespace}, which all commands know, is always among them.
   *
   * @param flags such as {@code output|o= all-namespaces|A}: an equals sign at the end of those
   *     that take a value
   */
  static Flags of(String flags) {
    ImmutableMap.Builder<String, Flag> byName = ImmutableMap.builder();
    for (String text : Splitter.on(' ').omitEmptyStrings().split(flags + " namespace|n= help|h")) {
      boolean takesValue = text.endsWith("=");
      String names = takesValue ? text.substring(0, text.length() - 1) : text;
      int bar = names.indexOf('|');
      String name = bar < 0 ? names : names.substring(0, bar);
      byName.put(name, new Flag(name, bar < 0 ? "" : names.substring(bar + 1), takesValue));
    }
    return new Flags(byName.buildOrThrow());
  }

  Iterable<Flag> all() {
    return byName.values();
  }

  Optional<Flag> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Flag> shorthand(String letter) {
    return byName.values().stream().filter(flag -> flag.shorthand().equals(letter)).findFirst();
  }
}
