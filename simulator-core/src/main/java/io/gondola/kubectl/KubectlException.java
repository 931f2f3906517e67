package io.gondola.kubectl;

/** What kubectl itself refuses, before or after it has asked the server. */
final class KubectlException extends RuntimeException {

  private static final long serialVersionUID = 1;

  KubectlException(String message) {
    super(message);
  }
}
