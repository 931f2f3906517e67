package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.report.Comparison;
import io.gondola.report.Measure;
import io.gondola.timeline.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the comparison prints: the same for everybody. */
class PolicyComparisonTest {

  @Test
  void table_isAsApproved() throws IOException {
    assertThat(PolicyComparison.compare(5, Progress.NONE).toString().stripTrailing())
        .isEqualTo(approved().stripTrailing());
  }

  /** Rolling update, recreate, canary and blue/green. */
  @Test
  void onlyRecreate_losesRequests() {
    Comparison comparison = PolicyComparison.compare(2, Progress.NONE);

    int lost = comparison.measures().indexOf(Measure.LOST_REQUESTS);
    assertThat(comparison.rows())
        .extracting(Comparison.Row::variant)
        .containsExactly("rolling update", "recreate", "canary", "blue/green");
    assertThat(comparison.rows())
        .filteredOn(row -> row.spreads().get(lost).median() > 0)
        .extracting(Comparison.Row::variant)
        .containsExactly("recreate");
    assertThat(comparison.rows()).anyMatch(Comparison.Row::best);
  }

  private static String approved() throws IOException {
    try (InputStream in = PolicyComparisonTest.class.getResourceAsStream("policy-comparison.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
