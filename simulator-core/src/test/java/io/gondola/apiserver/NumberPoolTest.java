package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberPoolTest {

  private final NumberPool pool = new NumberPool(10, 14);

  @Test
  void lowestFree_isTheFirstThatNobodyHolds() {
    pool.take(10);
    pool.take(12);

    assertThat(pool.lowestFree(number -> false)).hasValue(11);
    assertThat(pool.lowestFree(number -> number == 11)).hasValue(13);
  }

  @Test
  void number_isFreeAgainOnceGivenBack() {
    pool.take(10);
    pool.take(11);
    pool.giveBack(10);

    assertThat(pool.isTaken(10)).isFalse();
    assertThat(pool.isTaken(11)).isTrue();
    assertThat(pool.lowestFree(number -> false)).hasValue(10);
  }

  @Test
  void fullRange_hasNone() {
    for (int number = 10; number <= 14; number++) {
      pool.take(number);
    }

    assertThat(pool.lowestFree(number -> false)).isEmpty();
  }

  @Test
  void numberOutOfRange_isNobodysBusiness() {
    pool.take(9);
    pool.take(15);
    pool.giveBack(9);

    assertThat(pool.isTaken(9)).isFalse();
    assertThat(pool.isTaken(15)).isFalse();
    assertThat(pool.lowestFree(number -> false)).hasValue(10);
  }

  @Test
  void copy_goesItsOwnWay() {
    NumberPool copy = pool.copy();
    copy.take(10);

    assertThat(pool.lowestFree(number -> false)).hasValue(10);
    assertThat(copy.lowestFree(number -> false)).hasValue(11);
  }
}
