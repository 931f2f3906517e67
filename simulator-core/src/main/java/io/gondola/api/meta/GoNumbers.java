package io.gondola.api.meta;

import com.google.common.base.CharMatcher;
import com.google.common.primitives.Longs;
import java.util.OptionalLong;

/** Reads whole numbers as Go does. */
final class GoNumbers {

  private static final CharMatcher ASCII_DIGIT = CharMatcher.inRange('0', '9');

  private GoNumbers() {}

  /** A decimal number of 64 bits, with an optional sign; nothing if the text is none. */
  static OptionalLong parseLong(String text) {
    String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    if (digits.isEmpty() || !ASCII_DIGIT.matchesAllOf(digits)) {
      return OptionalLong.empty();
    }
    Long number = Longs.tryParse(text.startsWith("-") ? text : digits);
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
  }
}
