package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSidecarTest {

  @Test
  void story_isToldAsApproved() {
    assertThat(story("/logs/collector.position")).isEqualTo(Told.approved("log-sidecar.txt"));
  }

  /** A container's own files are lost when it restarts: the collector begins at the beginning. */
  @Test
  void positionOutsideTheVolume_isForgotten() {
    assertThat(story("/tmp/collector.position"))
        .contains("00:00:27 starts after line 0\n")
        .contains("lines that were lost:       0\n")
        .doesNotContain("lines that were sent twice: 0\n");
  }

  private static String story(String position) {
    return Told.by(out -> new LogSidecar(position, out).tell());
  }
}
