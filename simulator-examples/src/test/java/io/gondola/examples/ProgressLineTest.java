package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.report.Glyphs;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  @Test
  void line_showsHowFarItHasCome() {
    assertThat(ProgressLine.line("canary, seed 3", 6, 12, Glyphs.ASCII))
        .isEqualTo("############............ 6 of 12  canary, seed 3");
    assertThat(ProgressLine.line("canary, seed 3", 1, 12, Glyphs.UNICODE))
        .isEqualTo("██░░░░░░░░░░░░░░░░░░░░░░ 1 of 12  canary, seed 3");
  }

  @Test
  void line_hasNoBarWhileNobodyKnowsTheEnd() {
    assertThat(ProgressLine.line("depth 4", 900, 0, Glyphs.ASCII)).isEqualTo("900 done  depth 4");
  }

  @Test
  void line_neverWraps() {
    assertThat(ProgressLine.line("x".repeat(500), 1, 2, Glyphs.ASCII)).hasSize(78);
  }

  @Test
  void lines_overwriteEachOtherAndGoAtLast() {
    String told =
        Told.by(
            out -> {
              ProgressLine progress = new ProgressLine(out, Glyphs.ASCII);
              progress.on("one", 1, 2);
              progress.on("two", 2, 2);
            });

    assertThat(told).matches("\r############\\.{12} 1 of 2  one +\r {78}\r").doesNotContain("\n");
  }
}
