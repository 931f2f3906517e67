package io.gondola.api.meta;

/** A selector that cannot be understood; the message is Kubernetes' own. */
public final class SelectorSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  SelectorSyntaxException(String message) {
    super(message);
  }
}
