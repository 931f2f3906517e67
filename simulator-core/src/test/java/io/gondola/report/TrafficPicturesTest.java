package io.gondola.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.RequestLog;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficPicturesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final PodVersion V1 = new PodVersion("web:1", "aaa");
  private static final PodVersion V2 = new PodVersion("web:2", "bbb");

  /** One slice of v1 alone, one of v2 alone, one half and half, one with a lost request. */
  private static TrafficReport report() {
    RequestLog log = new RequestLog("shop", START, START.plusSeconds(1));
    serve(log, V1, 4, 50);
    serve(log, V2, 4, 150);
    serve(log, V1, 2, 250);
    serve(log, V2, 2, 250);
    serve(log, V2, 4, 350);
    Instant lostAt = START.plusMillis(1_350);
    long number = log.begin();
    log.lost(
        PodVersion.NONE,
        new LostRequest(
            "shop", number, lostAt, lostAt, lostAt, Outcome.REFUSED, "node-1", null, null, "no"));
    log.begin();
    return log.report(START.plusMillis(1_400), 1);
  }

  private static void serve(RequestLog log, PodVersion version, int number, long millis) {
    for (int i = 0; i < number; i++) {
      log.begin();
      log.served(version, millis * 1_000_000, 2_000_000);
    }
  }

  @Test
  void chart_drawsSharesAndWhatIsLost() {
    String chart = TrafficChart.of(report()).text(Glyphs.ASCII);

    assertThat(chart.lines().map(line -> line.substring(1)).collect(joining("\n")))
        .isEqualTo(
            """
                  : web:1 (aaa)  # web:2 (bbb)  x lost
             100% |:##x
              90% |:##x
              80% |:###
              70% |:###
              60% |:###
              50% |:#:#
              40% |:#:#
              30% |:#:#
              20% |:#:#
              10% |:#:#
               0% ++---
                   +1s""");
  }

  @Test
  void chartOfNothing_saysSo() {
    TrafficReport nothing = new RequestLog("shop", START, START).report(START, 0);

    assertThat(TrafficChart.of(nothing)).hasToString("nothing was served");
  }

  @Test
  void table_countsEachOutcomeOfEachVersion() {
    assertThat(TrafficTable.of(report()))
        .hasToString(
            """
            shop: 18 requests in 0.4s
                           served  refused  reset  timed out  unroutable
              no server         0        1      0          0           0
              web:1 (aaa)       6        0      0          0           0
              web:2 (bbb)      10        0      0          0           0
              all              16        1      0          0           0
              in flight  1
              latency    p50 0.002s, p90 0.002s, p99 0.002s, max 0.002s
              served     94.117 %""");
  }

  @Test
  void share_isOfTheServedRequestsOfASpan() {
    Instant half = START.plusMillis(1_200);

    assertThat(report().share(V1, half, half.plusMillis(100))).isEqualTo(0.5);
    assertThat(report().share(V1, START, half)).isEqualTo(0.5);
    assertThat(report().share(V2, half.plusMillis(100), half.plusSeconds(9))).isEqualTo(1);
    assertThat(report().share(V2, half.plusSeconds(8), half.plusSeconds(9))).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, -", "1, 1, 100 %", "999999, 1000000, 99.999 %", "1, 3, 33.333 %", "0, 5, 0 %"})
  void percent_isOneHundredOnlyIfNothingIsMissing(long part, long whole, String text) {
    assertThat(Percent.of(part, whole)).isEqualTo(text);
  }
}
