package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Iterables;
import java.time.Duration;
import java.util.Optional;

/**
 * What a command was given.
 *
 * @param words those that belong to no flag
 * @param values by the long name of a flag, in the order in which they were given
 */
record Arguments(ImmutableList<String> words, ImmutableListMultimap<String, String> values) {

  boolean has(String flag) {
    return values.containsKey(flag);
  }

  /** The last value of a flag. */
  Optional<String> find(String flag) {
    return Optional.ofNullable(Iterables.getLast(values.get(flag), null));
  }

  String text(String flag) {
    return find(flag).orElse("");
  }

  /** Whether a flag without a value is set. */
  boolean isSet(String flag) {
    return find(flag).map(value -> bool(flag, value)).orElse(false);
  }

  int number(String flag, int otherwise) {
    return find(flag).map(value -> number(flag, value)).orElse(otherwise);
  }

  Duration duration(String flag, Duration otherwise) {
    return find(flag).map(value -> GoDuration.parse(flag, value)).orElse(otherwise);
  }

  private static int number(String flag, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw invalid(
          flag, value, "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(value));
    }
  }

  private static boolean bool(String flag, String value) {
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default ->
          throw invalid(
              flag, value, "strconv.ParseBool: parsing \"%s\": invalid syntax".formatted(value));
    };
  }

  static KubectlException invalid(String flag, String value, String cause) {
    return new KubectlException(
        "invalid argument \"%s\" for \"--%s\" flag: %s".formatted(value, flag, cause));
  }
}
