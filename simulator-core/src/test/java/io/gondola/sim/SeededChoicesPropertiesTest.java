package io.gondola.sim;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SeededChoicesPropertiesTest {

  @Property
  void draw_isBelowItsBound(
      @ForAll long seed, @ForAll @LongRange(min = 1, max = Long.MAX_VALUE) long bound) {
    assertThat(Choices.seeded(seed).stream("any").next(bound)).isBetween(0L, bound - 1);
  }

  @Property
  void moreDrawsInOneStream_leaveTheOthersAsTheyWere(@ForAll long seed) {
    Choices plain = Choices.seeded(seed);
    Choices disturbed = Choices.seeded(seed);
    disturbed.stream("a").next(10);

    assertThat(disturbed.stream("b").next(1L << 40)).isEqualTo(plain.stream("b").next(1L << 40));
  }
}
