package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoNumbersTest {

  /** Among them are numbers that Double.toString printed with a digit too many before Java 19. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5",
    "100.0, 100",
    "2.0E23, 2e+23",
    "8.41E21, 8.41e+21",
    "2.2E-322, 2.2e-322",
    "4.9E-324, 5e-324",
    "5.9604644775390625E-8, 5.960464477539063e-8",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "-0.1, -0.1",
  })
  void text_hasTheFewestDigitsThatGiveTheNumber(double number, String text) {
    assertThat(GoNumbers.text(GoNumbers.of(number))).isEqualTo(text);
  }
}
