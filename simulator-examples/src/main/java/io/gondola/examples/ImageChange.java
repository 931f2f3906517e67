package io.gondola.examples;

/** A container's new image. */
record ImageChange(String container, String image) {

  /**
   * Reads {@code CONTAINER=IMAGE}.
   *
   * @throws UsageException if it is nothing of that form
   */
  static ImageChange parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new UsageException("--set-image must be CONTAINER=IMAGE, but was \"" + text + "\"");
    }
    return new ImageChange(text.substring(0, equals), text.substring(equals + 1));
  }

  @Override
  public String toString() {
    return container + "=" + image;
  }
}
