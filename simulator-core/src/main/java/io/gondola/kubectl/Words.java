package io.gondola.kubectl;

/** Commands that take a fixed number of words. */
final class Words {

  private Words() {}

  /** The one word that a command takes. */
  static String exactly(Arguments arguments, String what) {
    if (arguments.words().size() != 1) {
      throw new KubectlException(
          "exactly one %s is required, got %s".formatted(what, arguments.words().size()));
    }
    return arguments.words().get(0);
  }
}
