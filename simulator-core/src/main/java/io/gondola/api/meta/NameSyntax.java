package io.gondola.api.meta;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
  private static final CharMatcher LOWER_ALPHANUMERIC = LOWER_ALPHA.or(DIGIT);
  private static final CharMatcher DNS_LABEL = LOWER_ALPHANUMERIC.or(CharMatcher.is('-'));
  private static final CharMatcher ALPHANUMERIC =
      LOWER_ALPHANUMERIC.or(CharMatcher.inRange('A', 'Z'));
  private static final CharMatcher LABEL_PART = ALPHANUMERIC.or(CharMatcher.anyOf("-_."));

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
    if (text.isEmpty() || !DNS_LABEL.matchesAllOf(text)) {
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
    List<String> parts = Splitter.on('/').splitToList(text);
    if (parts.size() > 2) {
      return ImmutableList.of(NameSyntaxTexts.QUALIFIED_NAME);
    }
    ImmutableList.Builder<String> complaints = ImmutableList.builder();
    if (parts.size() == 2) {
      prefixPart(parts.get(0)).forEach(complaint -> complaints.add("prefix part " + complaint));
    }
    namePart(Iterables.getLast(parts))
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
    return Iterables.all(Splitter.on('.').split(text), NameSyntax::isDnsLabel);
  }

  private static boolean isDnsLabel(String text) {
    return consistsOf(text, DNS_LABEL, LOWER_ALPHANUMERIC);
  }

  private static boolean isLabelPart(String text) {
    return consistsOf(text, LABEL_PART, ALPHANUMERIC);
  }

  private static boolean consistsOf(String text, CharMatcher all, CharMatcher ends) {
    return !text.isEmpty()
        && ends.matches(text.charAt(0))
        && ends.matches(text.charAt(text.length() - 1))
        && all.matchesAllOf(text);
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
