package io.gondola.api.meta;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.function.IntUnaryOperator;

/**
 * The name that the API server gives an object with a {@code generateName}: that prefix and five
 * random characters.
 */
public final class GeneratedName {

  /**
   * The characters of generated names: no vowels and nothing that looks like one, so that no word
   * comes out by chance.
   */
  public static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

  /** How many random characters follow the prefix. */
  public static final int SUFFIX_LENGTH = 5;

  /** A longer prefix is cut, so that the name still fits a DNS label of 63 characters. */
  private static final int MAX_PREFIX_LENGTH = 63 - SUFFIX_LENGTH;

  private GeneratedName() {}

  /**
   * @param generateName the prefix, cut to 58 characters; a hyphen at its end goes with the cut
   * @param suffix from {@link #suffix}
   */
  public static String of(String generateName, String suffix) {
    checkArgument(
        suffix.length() == SUFFIX_LENGTH,
        "suffix (%s) must have %s characters",
        suffix,
        SUFFIX_LENGTH);
    int kept = Math.min(generateName.length(), MAX_PREFIX_LENGTH);
    return generateName.substring(0, kept) + suffix;
  }

  /**
   * Draws the random part of a name.
   *
   * @param pick gives a number from 0 up to, and without, its argument
   */
  public static String suffix(IntUnaryOperator pick) {
    StringBuilder suffix = new StringBuilder(SUFFIX_LENGTH);
    for (int i = 0; i < SUFFIX_LENGTH; i++) {
      suffix.append(ALPHABET.charAt(pick.applyAsInt(ALPHABET.length())));
    }
    return suffix.toString();
  }
}
