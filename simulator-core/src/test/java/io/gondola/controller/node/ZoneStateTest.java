package io.gondola.controller.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Node;
import io.gondola.api.core.NodeBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.controller.node.ZoneState.Count;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneStateTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, NORMAL",
    "0, 1, FULL_DISRUPTION",
    "1, 2, NORMAL",
    "2, 3, PARTIAL_DISRUPTION",
    "3, 3, NORMAL",
    "9, 11, PARTIAL_DISRUPTION",
    "10, 11, NORMAL",
    "100, 0, NORMAL"
  })
  void state_followsFromTheShareOfNodesThatAreDown(int ready, int notReady, ZoneState expected) {
    assertThat(new Count(ready, notReady).state()).isEqualTo(expected);
  }

  @Test
  void pace_slowsDownInALargeZoneAndStopsInASmallOne() {
    Duration usual = Duration.ofSeconds(10);

    assertThat(ZoneState.NORMAL.evictionPeriod(new Count(40, 11))).contains(usual);
    assertThat(ZoneState.FULL_DISRUPTION.evictionPeriod(new Count(0, 51))).contains(usual);
    assertThat(ZoneState.PARTIAL_DISRUPTION.evictionPeriod(new Count(20, 31)))
        .contains(Duration.ofSeconds(100));
    assertThat(ZoneState.PARTIAL_DISRUPTION.evictionPeriod(new Count(20, 30))).isEmpty();
  }

  @Test
  void zone_isRegionAndZone() {
    assertThat(ZoneState.zoneOf(node("r", "a")))
        .isNotEqualTo(ZoneState.zoneOf(node("r", "b")))
        .isNotEqualTo(ZoneState.zoneOf(node("s", "a")))
        .isEqualTo(ZoneState.zoneOf(node("r", "a")));
  }

  private static Node node(String region, String zone) {
    return NodeBuilder.builder()
        .metadata(
            ObjectMetaBuilder.builder()
                .labels(
                    ImmutableSortedMap.of(
                        "topology.kubernetes.io/region", region,
                        "topology.kubernetes.io/zone", zone))
                .build())
        .build();
  }
}
