package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the text of a field selector. */
final class FieldSelectorParser {

  /** Longer ones first: one of them may begin with another. */
  private static final ImmutableList<String> OPERATORS = ImmutableList.of("!=", "==", "=");

  private FieldSelectorParser() {}

  static ImmutableList<FieldSelector.Term> parse(String text) {
    ImmutableList.Builder<FieldSelector.Term> terms = ImmutableList.builder();
    // Sorted before they are read, so an error is about the first one in this order.
    for (String part : sortedParts(text)) {
      if (!part.isEmpty()) {
        terms.add(term(text, part));
      }
    }
    return terms.build();
  }

  static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
  }

  private static List<String> sortedParts(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == ',') {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    Collections.sort(parts);
    return parts;
  }

  private static FieldSelector.Term term(String text, String part) {
    for (int i = 0; i < part.length(); i++) {
      for (String operator : OPERATORS) {
        if (part.startsWith(operator, i)) {
          String value = unescaped(part.substring(i + operator.length()));
          return new FieldSelector.Term(part.substring(0, i), operator.equals("!="), value);
        }
      }
    }
    throw new SelectorSyntaxException(
        "invalid selector: '%s'; can't understand '%s'".formatted(text, part));
  }

  private static String unescaped(String text) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        value.append(escapedCharacter(text.substring(i)));
      } else if (c == ',' || c == '=') {
        throw new SelectorSyntaxException(
            "invalid field selector: unescaped character in value: " + (int) c);
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }

  private static char escapedCharacter(String rest) {
    if (rest.isEmpty() || "\\,=".indexOf(rest.charAt(0)) < 0) {
      String sequence = rest.isEmpty() ? "" : Character.toString(rest.codePointAt(0));
      throw new SelectorSyntaxException(
          "invalid field selector: invalid escape sequence: \\" + sequence);
    }
    return rest.charAt(0);
  }
}
