package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the comparison prints: the same for everybody. */
class PolicyComparisonTest {

  @Test
  void table_isAsApproved() throws IOException {
    assertThat(PolicyComparison.compare(5).toString().stripTrailing())
        .isEqualTo(approved().stripTrailing());
  }

  private static String approved() throws IOException {
    try (InputStream in = PolicyComparisonTest.class.getResourceAsStream("policy-comparison.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
