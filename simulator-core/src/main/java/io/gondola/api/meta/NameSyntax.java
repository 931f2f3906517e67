package io.gondola.api.meta;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;

/**
 * The syntax of names, labels and ports. Each method answers with Kubernetes' complaints about a
 * text; none means that it is fine.
 *
 * <p>Lengths count UTF-8 bytes. Texts about labels say so; texts about names speak of characters,
 * because Kubernetes has two copies of that sentence.
 */
public final class NameSyntax {

  private static final CharMatcher LOWER_ALPHA = CharMatcher.inRange('a', 'z');
  private static final CharMatcher DIGIT = CharMatcher.inRange('0', '9');

  private static final int DNS_LABEL_MAX = 63;
  private static final int SUBDOMAIN_MAX = 253;
  private static final int LABEL_MAX = 63;
  private static final int PORT_NAME_MAX = 15;
  private static final int PORT_MAX = 65535;

  private NameSyntax() {}

  /** The name of a Namespace, a container, a volume or a Service's port. */
  public static ImmutableList<String> dns1123Label(String text) {
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (length(text) > DNS_LABEL_MAX) {
      complaints.add(tooManyCharacters(DNS_LABEL_MAX));
    }
    if (!isDnsLabel(text)) {
      complaints.add(isSubdomain(text) ? "must not contain dots" : NameSyntaxTexts.DNS_1123_LABEL);
    }
    return complaints.build();
  }

  /** The name of a Pod, a Deployment, a Node and of most other objects. */
  public static ImmutableList<String> dns1123Subdomain(String text) {
    return subdomain(text, tooManyCharacters(SUBDOMAIN_MAX));
  }

  /** The name of a Service, which becomes a host name: it starts with a letter. */
  public static ImmutableList<String> dns1035Label(String text) {
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (length(text) > DNS_LABEL_MAX) {
      complaints.add(tooManyCharacters(DNS_LABEL_MAX));
    }
    if (!isDnsLabel(text) || !LOWER_ALPHA.matches(text.charAt(0))) {
      complaints.add(NameSyntaxTexts.DNS_1035_LABEL);
    }
    return complaints.build();
  }

  /** The name of a container's port. */
  public static ImmutableList<String> portName(String text) {
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (length(text) > PORT_NAME_MAX) {
      complaints.add(tooManyCharacters(PORT_NAME_MAX));
    }
    if (text.isEmpty() || !allMatch(text, NameSyntax::isDnsLabelCharacter)) {
      complaints.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (LOWER_ALPHA.matchesNoneOf(text)) {
      complaints.add("must contain at least one letter (a-z)");
    }
    if (text.contains("--")) {
      complaints.add("must not contain consecutive hyphens");
    }
    if (text.startsWith("-") || text.endsWith("-")) {
      complaints.add("must not begin or end with a hyphen");
    }
    return complaints.build();
  }

  public static ImmutableList<String> portNumber(int port) {
    return inRange(port, 1, PORT_MAX);
  }

  public static ImmutableList<String> inRange(long value, long min, long max) {
    return value >= min && value <= max
        ? ImmutableList.of()
        : ImmutableList.of("must be between " + min + " and " + max + ", inclusive");
  }

  public static ImmutableList<String> labelValue(String text) {
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (length(text) > LABEL_MAX) {
      complaints.add(tooManyBytes(LABEL_MAX));
    }
    if (!text.isEmpty() && !isLabelPart(text)) {
      complaints.add(NameSyntaxTexts.LABEL_VALUE);
    }
    return complaints.build();
  }

  /** The key of a label: a name with an optional DNS prefix and a slash before it. */
  public static ImmutableList<String> qualifiedName(String text) {
    int slash = text.indexOf('/');
    if (slash != text.lastIndexOf('/')) {
      return ImmutableList.of(NameSyntaxTexts.QUALIFIED_NAME);
    }
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (slash >= 0) {
      prefixPart(text.substring(0, slash))
          .forEach(complaint -> complaints.add("prefix part " + complaint));
    }
    namePart(text.substring(slash + 1))
        .forEach(complaint -> complaints.add("name part " + complaint));
    return complaints.build();
  }

  /** Like {@link #qualifiedName}, but the case of letters does not matter. */
  public static ImmutableList<String> annotationKey(String text) {
    return qualifiedName(Ascii.toLowerCase(text));
  }

  /** A percentage such as {@code 25%}, without sign or fraction. */
  public static ImmutableList<String> percent(String text) {
    boolean valid =
        text.length() > 1
            && text.endsWith("%")
            && DIGIT.matchesAllOf(text.substring(0, text.length() - 1));
    return valid ? ImmutableList.of() : ImmutableList.of(NameSyntaxTexts.PERCENT);
  }

  private static ImmutableList<String> prefixPart(String prefix) {
    return prefix.isEmpty()
        ? ImmutableList.of("must be non-empty")
        : subdomain(prefix, tooManyBytes(SUBDOMAIN_MAX));
  }

  private static ImmutableList<String> namePart(String name) {
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (name.isEmpty()) {
      complaints.add("must be non-empty");
    }
    if (length(name) > LABEL_MAX) {
      complaints.add(tooManyBytes(LABEL_MAX));
    }
    if (!isLabelPart(name)) {
      complaints.add(NameSyntaxTexts.LABEL_KEY);
    }
    return complaints.build();
  }

  private static ImmutableList<String> subdomain(String text, String tooLong) {
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (length(text) > SUBDOMAIN_MAX) {
      complaints.add(tooLong);
    }
    if (!isSubdomain(text)) {
      complaints.add(NameSyntaxTexts.DNS_1123_SUBDOMAIN);
    }
    return complaints.build();
  }

  private static boolean isSubdomain(String text) {
    int start = 0;
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
      if (!isDnsLabel(text.substring(start, dot))) {
        return false;
      }
      start = dot + 1;
    }
    return isDnsLabel(text.substring(start));
  }

  private static boolean isDnsLabel(String text) {
    return consistsOf(text, NameSyntax::isDnsLabelCharacter, NameSyntax::isLowerAlphanumeric);
  }

  private static boolean isLabelPart(String text) {
    return consistsOf(text, NameSyntax::isLabelCharacter, NameSyntax::isAlphanumeric);
  }

  // Every write checks names: so these are plain loops and comparisons.

  private static boolean consistsOf(String text, IntPredicate all, IntPredicate ends) {
    return !text.isEmpty()
        && ends.test(text.charAt(0))
        && ends.test(text.charAt(text.length() - 1))
        && allMatch(text, all);
  }

  private static boolean allMatch(String text, IntPredicate all) {
    for (int i = 0; i < text.length(); i++) {
      if (!all.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLowerAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static boolean isAlphanumeric(int c) {
    return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDnsLabelCharacter(int c) {
    return isLowerAlphanumeric(c) || c == '-';
  }

  private static boolean isLabelCharacter(int c) {
    return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String tooManyCharacters(int max) {
    return "must be no more than " + max + " characters";
  }

  private static String tooManyBytes(int max) {
    return "must be no more than " + max + " bytes";
  }
}
