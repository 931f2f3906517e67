package io.gondola.api.meta;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;

/** Cuts a selector's text into tokens. Anything that is neither a blank nor a sign is a word. */
final class SelectorLexer {

  private static final CharMatcher BLANK = CharMatcher.anyOf(" \t\r\n");
  private static final CharMatcher SIGN = CharMatcher.anyOf("=!(),<>");
  private static final CharMatcher WORD = BLANK.or(SIGN).negate();

  private final String text;
  private int position;

  private SelectorLexer(String text) {
    this.text = text;
  }

  /** All tokens; the last one is the end. */
  static ImmutableList<SelectorToken> tokens(String text) {
    SelectorLexer lexer = new SelectorLexer(text);
    ImmutableList.Builder<SelectorToken> tokens = ImmutableList.builder();
    SelectorToken token;
    do {
      token = SelectorToken.of(lexer.next());
      tokens.add(token);
    } while (token.kind() != SelectorToken.Kind.END);
    return tokens.build();
  }

  private String next() {
    int start = endOf(BLANK, position);
    if (start == text.length()) {
      position = start;
    } else if (SIGN.matches(text.charAt(start))) {
      boolean isLong = text.startsWith("==", start) || text.startsWith("!=", start);
      position = start + (isLong ? 2 : 1);
    } else {
      position = endOf(WORD, start);
    }
    return text.substring(start, position);
  }

  private int endOf(CharMatcher run, int start) {
    int end = run.negate().indexIn(text, start);
    return end < 0 ? text.length() : end;
  }
}
