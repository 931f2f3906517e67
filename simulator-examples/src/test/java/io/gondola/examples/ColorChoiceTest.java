package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gondola.report.Palette;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColorChoiceTest {

  @ParameterizedTest
  @CsvSource({
    "AUTO, TERM=xterm, true, ANSI",
    "AUTO, TERM=xterm, false, PLAIN",
    "AUTO, TERM=dumb, true, PLAIN",
    "AUTO, '', true, PLAIN",
    "AUTO, TERM=xterm NO_COLOR=1, true, PLAIN",
    "AUTO, TERM=xterm NO_COLOR=, true, ANSI",
    "AUTO, NO_COLOR=1 CLICOLOR_FORCE=1, true, PLAIN",
    "AUTO, CLICOLOR_FORCE=1, false, ANSI",
    "AUTO, CLICOLOR_FORCE=0, false, PLAIN",
    "AUTO, TERM=xterm CLICOLOR=0, true, PLAIN",
    "ALWAYS, NO_COLOR=1, false, ANSI",
    "NEVER, CLICOLOR_FORCE=1, true, PLAIN"
  })
  void colors_areUsedWhereTheyAreWanted(
      ColorChoice choice, String environment, boolean terminal, Palette palette) {
    Map<String, String> variables =
        Splitter.on(' ').omitEmptyStrings().withKeyValueSeparator('=').split(environment);

    assertThat(choice.palette(variables, terminal)).isEqualTo(palette);
  }
}
