package io.gondola.api.meta;

import org.jspecify.annotations.Nullable;

/**
 * Prints a value as Kubernetes' error texts do: strings quoted, numbers plain, everything else as
 * JSON.
 */
final class GoSyntax {

  private GoSyntax() {}

  static String format(@Nullable Object value) {
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
