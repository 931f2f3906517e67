package io.gondola.controller.autoscaling;

/** A size cannot be computed from a metric; the message is Kubernetes'. */
final class MetricsException extends Exception {

  private static final long serialVersionUID = 1;

  MetricsException(String message) {
    super(message);
  }
}
