package io.gondola.api.meta;

/** A text that is not a quantity; the message is Kubernetes' own. */
public final class QuantityFormatException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  QuantityFormatException(String message) {
    super(message);
  }
}
