package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class GoNumbersPropertiesTest {

  @Property
  void text_readsBackAsTheNumber(@ForAll double number) {
    String text = GoNumbers.text(GoNumbers.of(number));

    assertThat(Double.parseDouble(text)).isEqualTo(number == 0 ? 0.0 : number);
  }
}
