package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rollout may lose, and what it did. */
class ErrorBudgetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1000 | 0 | 0.999  | 99.9 %: 1 may be lost, 0 were, 1 left",
        "999  | 1 | 0.999  | 99.9 %: 1 may be lost, 1 was, 0 left",
        "998  | 2 | 0.999  | 99.9 %: 1 may be lost, 2 were, 1 too many, ran out at +1.1s",
        "9995 | 5 | 0.9999 | 99.99 %: 1 may be lost, 5 were, 4 too many, ran out at +1.1s",
        "990  | 9 | 0.99   | 99 %: 9 may be lost, 9 were, 0 left",
        "998  | 1 | 0.999  | 99.9 %: 0 may be lost, 1 was, 1 too many, ran out at +0.1s",
        "10   | 1 | 1      | 100 %: 0 may be lost, 1 was, 1 too many, ran out at +0.1s",
        "0    | 3 | 0      | 0 %: 3 may be lost, 3 were, 0 left",
        "0    | 0 | 0.999  | 99.9 %: 0 may be lost, 0 were, 0 left",
      })
  void budget_isSpentByLostRequests(int served, int lost, double objective, String text) {
    ErrorBudget budget = ErrorBudget.of(Reports.of(served, lost), objective);

    assertThat(budget).hasToString(text);
    assertThat(budget.remaining()).isEqualTo(budget.allowed() - budget.spent());
    assertThat(budget.ranOut().isPresent()).isEqualTo(budget.remaining() < 0);
  }

  @Test
  void objectiveInPercent_isRefused() {
    assertThatThrownBy(() -> ErrorBudget.of(Reports.of(1, 0), 99.9))
        .hasMessage("objective (99.9) must be 0 to 1, such as 0.999");
  }
}
