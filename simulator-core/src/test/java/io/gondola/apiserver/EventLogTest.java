package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Event;
import io.gondola.sim.Activity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventLogTest {

  private final TestServer server = new TestServer();
  private final ConfigMap about = server.create(ConfigMap.TYPE, Manifests.configMap("web"));

  @Test
  void report_tellsWhatWhoAndWhen() {
    server.runFor(Duration.ofMillis(1500));
    server.simulation.schedule(
        Duration.ZERO,
        new Activity("painter", "paint", "web"),
        () -> server.api.events().normal(about, "Painted", "Painted it red"));
    server.runFor(Duration.ZERO);

    Event event = server.api.events().list().get(0);

    assertThat(event.type()).isEqualTo("Normal");
    assertThat(event.reason()).isEqualTo("Painted");
    assertThat(event.message()).isEqualTo("Painted it red");
    assertThat(event.source().component()).isEqualTo("painter");
    assertThat(event.reportingComponent()).isEqualTo("painter");
    assertThat(event.involvedObject().kind()).isEqualTo("ConfigMap");
    assertThat(event.involvedObject().uid()).isEqualTo(about.metadata().uid());
    assertThat(event.firstTimestamp()).isEqualTo(TestServer.START.plusSeconds(1));
    assertThat(event.count()).isEqualTo(1);
    assertThat(event.metadata().namespace()).isEqualTo("default");
  }

  @Test
  void repetition_isCounted() {
    server.api.events().warning(about, "Faded", "It is pale");
    server.runFor(Duration.ofSeconds(9));
    server.api.events().warning(about, "Faded", "It is pale");

    assertThat(server.api.events().about(about)).hasSize(1);
    Event event = server.api.events().about(about).get(0);
    assertThat(event.count()).isEqualTo(2);
    assertThat(event.firstTimestamp()).isEqualTo(TestServer.START);
    assertThat(event.lastTimestamp()).isEqualTo(TestServer.START.plusSeconds(9));
  }

  @Test
  void reports_ofOneTimeHaveNamesOfTheirOwn() {
    server.api.events().normal(about, "A", "a");
    server.api.events().normal(about, "B", "b");

    assertThat(server.api.events().list()).extracting(Event::name).doesNotHaveDuplicates();
    Event second = server.api.events().about(about).get(1);
    assertThat(server.api.get(Event.TYPE, second.key())).isEqualTo(second);
  }

  @Test
  void reports_areApartByObject() {
    ConfigMap other = server.create(ConfigMap.TYPE, Manifests.configMap("other"));
    server.api.events().normal(about, "A", "a");
    server.api.events().normal(other, "A", "a");

    assertThat(server.api.events().about(other)).hasSize(1);
    assertThat(server.api.list(Event.TYPE)).hasSize(2);
  }
}
