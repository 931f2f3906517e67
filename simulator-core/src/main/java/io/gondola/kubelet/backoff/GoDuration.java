package io.gondola.kubelet.backoff;

import java.time.Duration;

/** Writes a span of whole seconds as Kubernetes' messages do: {@code 40s}, {@code 2m40s}. */
final class GoDuration {

  private GoDuration() {}

  static String text(Duration span) {
    StringBuilder text = new StringBuilder();
    if (span.toHours() > 0) {
      text.append(span.toHours()).append('h');
    }
    if (span.toMinutes() > 0) {
      text.append(span.toMinutesPart()).append('m');
    }
    return text.append(span.toSecondsPart()).append('s').toString();
  }
}
