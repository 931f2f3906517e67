package io.gondola.kubelet.backoff;

/** An event that the kubelet writes about a pod. */
public record PodEvent(boolean isWarning, String reason, String message) {

  public static PodEvent normal(String reason, String message) {
    return new PodEvent(false, reason, message);
  }

  public static PodEvent warning(String reason, String message) {
    return new PodEvent(true, reason, message);
  }
}
