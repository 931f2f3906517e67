package io.gondola.manifest;

import java.util.regex.Pattern;

/** Tells whether Kubernetes can read a text as a quantity. */
final class Quantities {

  private static final String FORMAT = "([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)";

  /** The text for whatever looks like no quantity at all. */
  static final String FORMAT_ERROR =
      "quantities must match the regular expression '^" + FORMAT + "$'";

  private static final Pattern QUANTITY =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)[eEinumkKMGTP]*[-+]?[0-9]*");
  private static final Pattern SUFFIX = Pattern.compile("[^eEinumkKMGTP]*");
  private static final Pattern KNOWN_SUFFIX =
      Pattern.compile("|[numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+");

  private Quantities() {}

  /** Kubernetes' error text; empty if the text is a quantity. */
  static String error(String text) {
    if (!QUANTITY.matcher(text).matches()) {
      return FORMAT_ERROR;
    }
    String suffix = SUFFIX.matcher(text).replaceFirst("");
    return KNOWN_SUFFIX.matcher(suffix).matches() ? "" : "unable to parse quantity's suffix";
  }
}
