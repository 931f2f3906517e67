package io.gondola.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Admitted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisruptionBudgetValidationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{minAvailable: 1}",
        "{maxUnavailable: 100%}",
        "{minAvailable: 0, selector: {}}",
        "{maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow}",
      })
  void validBudget_isAccepted(String spec) {
    assertThat(Admitted.errors(budget(spec))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{minAvailable: -1} | spec.minAvailable: Invalid value: -1: must be greater than or equal to 0",
        "{maxUnavailable: 101%} | spec.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%",
        "{minAvailable: x} | spec.minAvailable: Invalid value: \"x\": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
        "{minAvailable: 1, unhealthyPodEvictionPolicy: Never} | spec.unhealthyPodEvictionPolicy: Unsupported value: \"Never\": supported values: \"AlwaysAllow\", \"IfHealthyBudget\"",
        "{minAvailable: 1, maxUnavailable: 2, selector: {matchLabels: {a: b}}} | spec: Invalid value: {\"MinAvailable\":1,\"Selector\":{\"matchLabels\":{\"a\":\"b\"}},\"MaxUnavailable\":2,\"UnhealthyPodEvictionPolicy\":null}: minAvailable and maxUnavailable cannot be both set",
      })
  void invalidBudget_isRefusedInKubernetesWords(String spec, String error) {
    assertThat(Admitted.errors(budget(spec))).singleElement().hasToString(error);
  }

  private static String budget(String spec) {
    return "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: b}\nspec: " + spec;
  }
}
