package io.gondola.report;

import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.RequestLog;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Duration;
import java.time.Instant;

/** Reports of made-up requests. */
final class Reports {

  private static final PodVersion WEB = new PodVersion("web:1", "");

  private Reports() {}

  /** Requests that were answered within 10 ms in the first second; those lost, one each second. */
  static TrafficReport of(int served, int lost) {
    RequestLog log = new RequestLog("shop", Instant.EPOCH, Instant.EPOCH);
    for (int i = 0; i < served; i++) {
      log.begin();
      log.attempt();
      log.served(WEB, 1_000_000, Duration.ofMillis(10).toNanos());
    }
    for (int i = 0; i < lost; i++) {
      Instant end = Instant.EPOCH.plusSeconds(i);
      log.attempt();
      log.lost(
          WEB,
          new LostRequest(
              "shop", log.begin(), end, end, end, Outcome.RESET, "node-1", null, null, "no"));
    }
    return log.report(Instant.EPOCH.plusSeconds(60), 0);
  }
}
