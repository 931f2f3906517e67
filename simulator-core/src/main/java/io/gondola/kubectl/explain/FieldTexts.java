package io.gondola.kubectl.explain;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What types and fields are for, from {@code fields.txt}: a line {@code Type: text} or {@code
 * Type.field: text} each, with a star before fields that must be set.
 */
record FieldTexts(ImmutableMap<String, String> texts, ImmutableSet<String> required) {

  private static final String FILE = "fields.txt";

  /** Read when the first is asked for: most programs never ask. */
  private static final class Holder {
    static final FieldTexts ALL = load();
  }

  static FieldTexts all() {
    return Holder.ALL;
  }

  /** As the real one says it of what has no description. */
  String text(String name) {
    return texts.getOrDefault(name, "<empty>");
  }

  boolean isRequired(String name) {
    return required.contains(name);
  }

  private static FieldTexts load() {
    try {
      return parse(
          Resources.toString(
              Resources.getResource(FieldTexts.class, FILE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FieldTexts parse(String file) {
    ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
    ImmutableSet.Builder<String> required = ImmutableSet.builder();
    file.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              String name = line.substring(line.startsWith("*") ? 1 : 0, colon);
              texts.put(name, line.substring(colon + 2));
              if (line.startsWith("*")) {
                required.add(name);
              }
            });
    return new FieldTexts(texts.buildOrThrow(), required.build());
  }
}
