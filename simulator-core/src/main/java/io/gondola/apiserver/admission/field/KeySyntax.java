package io.gondola.apiserver.admission.field;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/** Syntax of names that only some fields have; says what is wrong, as Kubernetes does. */
final class KeySyntax {

  private static final CharMatcher CONFIG_KEY =
      CharMatcher.inRange('a', 'z')
          .or(CharMatcher.inRange('A', 'Z'))
          .or(CharMatcher.inRange('0', '9'))
          .or(CharMatcher.anyOf("-._"));
  private static final CharMatcher ENVIRONMENT =
      CharMatcher.inRange(' ', '~').and(CharMatcher.isNot('='));
  private static final CharMatcher HEADER = CONFIG_KEY.and(CharMatcher.noneOf("._"));
  private static final Pattern SEARCH_DOMAIN =
      Pattern.compile("[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?(\\.[a-z0-9_]([-_a-z0-9]*[a-z0-9_])?)*");
  private static final int MAX = 253;

  private KeySyntax() {}

  /** A key of a ConfigMap or Secret becomes a file's name. */
  static ImmutableList<String> configKey(String key) {
    ImmutableList.Builder<String> wrong = ImmutableList.builder();
    if (key.length() > MAX) {
      wrong.add("must be no more than " + MAX + " characters");
    }
    if (key.isEmpty() || !CONFIG_KEY.matchesAllOf(key)) {
      wrong.add(
          "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g."
              + " 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is"
              + " '[-._a-zA-Z0-9]+')");
    }
    if (key.equals(".") || key.equals("..")) {
      wrong.add("must not be '" + key + "'");
    } else if (key.startsWith("..")) {
      wrong.add("must not start with '..'");
    }
    return wrong.build();
  }

  /** Anything printable but the equals sign. */
  static ImmutableList<String> environmentVariable(String name) {
    return ENVIRONMENT.matchesAllOf(name)
        ? ImmutableList.of()
        : ImmutableList.of(
            "a valid environment variable name must consist only of printable ASCII characters"
                + " other than '='");
  }

  static ImmutableList<String> httpHeader(String name) {
    return !name.isEmpty() && HEADER.matchesAllOf(name)
        ? ImmutableList.of()
        : ImmutableList.of(
            "a valid HTTP header must consist of alphanumeric characters or '-' (e.g."
                + " 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')");
  }

  /** A DNS name in which underscores are allowed, as in names of services. */
  static ImmutableList<String> searchDomain(String name) {
    ImmutableList.Builder<String> wrong = ImmutableList.builder();
    if (name.length() > MAX) {
      wrong.add("must be no more than " + MAX + " characters");
    }
    if (!SEARCH_DOMAIN.matcher(name).matches()) {
      wrong.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-',"
              + " '_' or '.', and must start and end with an alphanumeric character or an"
              + " underscore (e.g. 'example.com', regex used for validation is '"
              + SEARCH_DOMAIN
              + "')");
    }
    return wrong.build();
  }
}
