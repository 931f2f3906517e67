package io.gondola.api.meta;

import com.google.common.collect.ImmutableMap;

/**
 * A word or a sign of a selector's text.
 *
 * @param text as written; empty at the end
 */
record SelectorToken(Kind kind, String text) {

  /** What a token can be. */
  enum Kind {
    IDENTIFIER,
    COMMA,
    OPEN,
    CLOSE,
    /** {@code !} */
    NOT,
    /** Between a key and values. */
    OPERATOR,
    END
  }

  private static final ImmutableMap<String, Kind> SIGNS =
      ImmutableMap.<String, Kind>builder()
          .put(",", Kind.COMMA)
          .put("(", Kind.OPEN)
          .put(")", Kind.CLOSE)
          .put("!", Kind.NOT)
          .put("=", Kind.OPERATOR)
          .put("==", Kind.OPERATOR)
          .put("!=", Kind.OPERATOR)
          .put(">", Kind.OPERATOR)
          .put("<", Kind.OPERATOR)
          .buildOrThrow();

  static SelectorToken of(String text) {
    return new SelectorToken(
        text.isEmpty() ? Kind.END : SIGNS.getOrDefault(text, Kind.IDENTIFIER), text);
  }
}
