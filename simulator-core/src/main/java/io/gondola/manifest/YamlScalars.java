package io.gondola.manifest;

import com.google.common.collect.ImmutableSet;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * What a plain YAML scalar means to Kubernetes, which reads YAML 1.1 with some of 1.2: {@code yes}
 * is a boolean and {@code 010} is eight, but times and dates stay strings.
 */
final class YamlScalars {

  private static final ImmutableSet<String> NULLS =
      ImmutableSet.of("", "~", "null", "Null", "NULL");
  private static final ImmutableSet<String> TRUE =
      ImmutableSet.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final ImmutableSet<String> FALSE =
      ImmutableSet.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final BigInteger MAX_UNSIGNED = BigInteger.TWO.pow(64);

  private static final String STANDARD_TAG = "tag:yaml.org,2002:";

  private YamlScalars() {}

  /**
   * What a scalar means, with its quotes and its tag.
   *
   * @throws SyntaxException if JSON has no such value
   */
  static @Nullable Object value(ScalarEvent scalar, int line) {
    String text = scalar.getValue();
    String tag = scalar.getTag().orElse("");
    if (tag.equals(STANDARD_TAG + "binary")) {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    }
    boolean plain =
        tag.isEmpty() ? scalar.isPlain() : tag.startsWith(STANDARD_TAG) && !tag.endsWith(":str");
    if (plain && isNotFinite(text)) {
      throw new SyntaxException("json: unsupported value: " + goFloat(text), line);
    }
    return plain ? resolve(text) : text;
  }

  private static String goFloat(String text) {
    if (text.regionMatches(true, 0, ".nan", 0, 4)) {
      return "NaN";
    }
    return text.startsWith("-") ? "-Inf" : "+Inf";
  }

  /** Null, a boolean, a number, or the text itself. */
  static @Nullable Object resolve(String text) {
    if (NULLS.contains(text)) {
      return null;
    }
    if (TRUE.contains(text)) {
      return true;
    }
    if (FALSE.contains(text)) {
      return false;
    }
    Object number = number(text);
    return number == null ? text : number;
  }

  /** Whether the text is a number that JSON cannot express. */
  static boolean isNotFinite(String text) {
    return NOT_FINITE.matcher(text).matches();
  }

  /** Null where the text is no number, or one out of Go's range. */
  static @Nullable Object number(String text) {
    if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return null;
    }
    String plain = text.charAt(0) == '.' ? text : text.replace("_", "");
    Object integer = integer(plain);
    if (integer != null || !FLOAT.matcher(plain).matches()) {
      return integer;
    }
    double number = Double.parseDouble(plain);
    return Double.isInfinite(number) ? null : GoNumbers.of(number);
  }

  private static @Nullable Object integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = signed ? text.substring(1) : text;
    int radix = radix(digits);
    String bare = radix == 10 ? digits : digits.substring(prefixLength(digits));
    if (bare.isEmpty() || !bare.chars().allMatch(c -> Character.digit(c, radix) >= 0 && c < 128)) {
      return null;
    }
    BigInteger number = new BigInteger(bare, radix);
    return GoNumbers.exact(text.startsWith("-") ? number.negate() : number, MAX_UNSIGNED);
  }

  private static int radix(String digits) {
    if (digits.length() < 2 || digits.charAt(0) != '0') {
      return 10;
    }
    return switch (digits.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7' -> 8;
      default -> 10;
    };
  }

  private static int prefixLength(String digits) {
    return Character.isDigit(digits.charAt(1)) ? 1 : 2;
  }
}
