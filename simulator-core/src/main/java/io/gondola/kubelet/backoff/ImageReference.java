package io.gondola.kubelet.backoff;

import java.util.regex.Pattern;

/** The grammar of an image's name: host and port, path, tag, digest; all but the path optional. */
final class ImageReference {

  private static final String ALNUM = "[a-zA-Z0-9]";
  private static final String LABEL = ALNUM + "(?:[a-zA-Z0-9-]*" + ALNUM + ")?";
  private static final String HOST =
      "(?:" + LABEL + "(?:\\." + LABEL + ")*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?";
  private static final String WORD = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
  private static final Pattern NAME =
      Pattern.compile(
          "(?:"
              + HOST
              + "/)?"
              + WORD
              + "(?:/"
              + WORD
              + ")*(?::\\w[\\w.-]{0,127})?"
              + "(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

  /** A bare digest would be taken for an image's ID. */
  private static final Pattern IDENTIFIER = Pattern.compile("[a-f0-9]{64}");

  private ImageReference() {}

  static boolean isValid(String image) {
    return NAME.matcher(image).matches() && !IDENTIFIER.matcher(image).matches();
  }
}
