package io.gondola.examples.tour;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What is said in one language, by name: in its file, each text stands below a line with a hash and
 * its name.
 */
record Texts(ImmutableMap<String, String> byName) {

  private static final String HEAD = "# ";

  /** Reads {@code NAME.LANGUAGE.txt}. */
  static Texts read(String name, String language) {
    return parse(resource(name + "." + language + ".txt"));
  }

  static String resource(String file) {
    try {
      return Resources.toString(Resources.getResource(Texts.class, file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Texts parse(String file) {
    ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
    String name = "";
    StringBuilder text = new StringBuilder();
    for (String line : (file + "\n" + HEAD).lines().toList()) {
      if (line.startsWith(HEAD)) {
        if (!name.isEmpty()) {
          texts.put(name, text.toString().strip());
        }
        name = line.substring(HEAD.length());
        text.setLength(0);
      } else {
        text.append(line).append('\n');
      }
    }
    return new Texts(texts.buildOrThrow());
  }

  String get(String name) {
    String text = byName.get(name);
    if (text == null) {
      throw new IllegalStateException("there is no text " + name + " among " + byName.keySet());
    }
    return text;
  }
}
