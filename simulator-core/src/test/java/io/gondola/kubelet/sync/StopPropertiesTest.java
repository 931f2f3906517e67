package io.gondola.kubelet.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StopPropertiesTest {

  @Property
  void container_isGoneSoonAfterItsGrace(
      @ForAll @IntRange(max = 60) int grace,
      @ForAll @IntRange(max = 90_000) int hookMillis,
      @ForAll @IntRange(max = 90_000) int turnMillis) {
    StopBudget whole = new StopBudget(grace);
    Duration hook = earlier(Duration.ofMillis(hookMillis), whole.limit());
    StopBudget afterHook = whole.after(hook);
    Duration wait = earlier(Duration.ofMillis(turnMillis), afterHook.limit());

    Duration killedWithoutTurn = hook.plus(afterHook.sigtermToSigkill());
    Duration killed = hook.plus(wait).plus(afterHook.after(wait).sigtermToSigkill());

    assertThat(killedWithoutTurn).isLessThanOrEqualTo(Duration.ofSeconds(grace + 2L));
    assertThat(killed).isLessThan(Duration.ofSeconds(grace + 3L));
  }

  private static Duration earlier(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
