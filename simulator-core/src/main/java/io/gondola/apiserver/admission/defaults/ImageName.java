package io.gondola.apiserver.admission.defaults;

/** The parts of an image's name that decide when it is pulled. */
final class ImageName {

  private ImageName() {}

  /**
   * Pulled each time if the name stands for whatever is newest: tag {@code latest}, or neither tag
   * nor digest.
   */
  static String pullPolicy(String image) {
    return tag(image).equals("latest") ? "Always" : "IfNotPresent";
  }

  private static String tag(String image) {
    int digest = image.indexOf('@');
    String name = digest < 0 ? image : image.substring(0, digest);
    // A colon before the last slash belongs to the registry's port.
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    if (colon >= 0) {
      return name.substring(colon + 1);
    }
    return digest < 0 ? "latest" : "";
  }
}
