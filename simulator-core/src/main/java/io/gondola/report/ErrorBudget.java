package io.gondola.report;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.timeline.VirtualTime;
import io.gondola.timeline.requests.TrafficReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many requests might be lost, and how many were: the budget of a service-level objective, for
 * the requests of one client.
 *
 * @param objective the share of requests that is to be served, such as 0.999
 * @param allowed how many may be lost, parts of a request rounded down
 * @param spent how many were
 * @param ranOut after which time of the run one more was lost than allowed, to a tenth of a second;
 *     empty if that did not happen
 */
public record ErrorBudget(double objective, long allowed, long spent, Optional<Duration> ranOut) {

  /** The budget of a client's requests that have ended so far. */
  public static ErrorBudget of(TrafficReport report, double objective) {
    checkArgument(
        objective >= 0 && objective <= 1,
        "objective (%s) must be 0 to 1, such as 0.999",
        objective);
    long allowed = allowed(objective, report.ended());
    Optional<Instant> ranOut = report.whenLost(allowed + 1);
    return new ErrorBudget(
        objective,
        allowed,
        report.lost(),
        ranOut.map(time -> Duration.between(report.runStart(), time)));
  }

  /** In decimals, not binary: 0.1 % of 1000 requests is one. */
  static long allowed(double objective, long requests) {
    return BigDecimal.ONE
        .subtract(BigDecimal.valueOf(objective))
        .multiply(BigDecimal.valueOf(requests))
        .setScale(0, RoundingMode.DOWN)
        .longValueExact();
  }

  static String percent(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return percent.stripTrailingZeros().toPlainString() + " %";
  }

  /** How many more may be lost; negative if too many were. */
  public long remaining() {
    return allowed - spent;
  }

  /** In a line: {@code 99.9 %: 5 may be lost, 155 were, 150 too many, run out at +21.3s}. */
  @Override
  public String toString() {
    String text =
        "%s: %s may be lost, %s %s"
            .formatted(percent(objective), allowed, spent, spent == 1 ? "was" : "were");
    return text
        + ranOut
            .map(time -> ", %s too many, ran out at +%s".formatted(-remaining(), clock(time)))
            .orElse(", %s left".formatted(remaining()));
  }

  private static String clock(Duration time) {
    return VirtualTime.format(time);
  }
}
