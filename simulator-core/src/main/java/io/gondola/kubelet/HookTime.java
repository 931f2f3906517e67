package io.gondola.kubelet;

import com.google.common.base.Joiner;
import io.gondola.api.core.ExecAction;
import io.gondola.api.core.LifecycleHandler;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a lifecycle hook takes. */
final class HookTime {

  private static final Pattern SLEEP = Pattern.compile("\\bsleep\\s+(\\d+(?:\\.\\d+)?)s?\\b");

  private HookTime() {}

  /**
   * The time of a hook: that of a {@code sleep}, whether it is the handler or part of a command as
   * in {@code sh -c "sleep 5"}. All else takes no time.
   */
  static Duration of(LifecycleHandler hook) {
    if (hook.sleep() != null) {
      return Duration.ofSeconds(hook.sleep().seconds());
    }
    return hook.exec() == null ? Duration.ZERO : ofCommand(hook.exec());
  }

  private static Duration ofCommand(ExecAction exec) {
    Matcher sleep = SLEEP.matcher(Joiner.on(' ').join(exec.command()));
    BigDecimal seconds = BigDecimal.ZERO;
    while (sleep.find()) {
      seconds = seconds.add(new BigDecimal(sleep.group(1)));
    }
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }
}
