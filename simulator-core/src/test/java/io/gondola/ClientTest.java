package io.gondola;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.gondola.sim.Distribution;
import io.gondola.traffic.Client;
import io.gondola.traffic.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** How clients are described, and what is refused. */
class ClientTest {

  private record Bad(Supplier<?> slip, String error) {}

  private static Bad bad(Supplier<?> slip, String error) {
    return new Bad(slip, error);
  }

  static final ImmutableList<Bad> BAD =
      ImmutableList.of(
          bad(() -> Client.to("web").every(ofMillis(-1)), "every (PT-0.001S) must be longer than"),
          bad(() -> Client.to("web").every(ZERO), "every (PT0S) must be longer than zero"),
          bad(() -> Client.to("web").poisson(-5), "perSecond (-5.0) must be above 0"),
          bad(() -> Client.to("web").poisson(0), "perSecond (0.0) must be above 0"),
          bad(() -> Client.to("web").poisson(Double.NaN), "perSecond (NaN) must be above 0"),
          bad(() -> Client.to("web").bursts(0, ofSeconds(1)), "size (0) must be positive"),
          bad(() -> Client.to("web").bursts(1, ZERO), "every (PT0S) must be longer than zero"),
          bad(
              () -> Client.to("web").users(0, Distribution.fixed(ZERO)),
              "number (0) of users must be positive"),
          bad(
              () -> Client.to("web").users(1, Distribution.fixed(ZERO)).withRoundTrip(ZERO),
              "roundTrip (PT0S) of users must be longer than zero"),
          bad(() -> Client.to("web").timeout(ZERO), "timeout (PT0S) must be longer than zero"),
          bad(() -> Client.to("web").retries(-1), "retries (-1) must not be negative"),
          bad(
              () -> Client.to("web").retries(1, ofMillis(-1)),
              "retryPause (PT-0.001S) must not be negative"),
          bad(() -> Client.to("web").keepAlive(-1), "connections (-1) must not be negative"),
          bad(() -> Client.to("web:0"), "port (0) must be 1 to 65535"),
          bad(() -> Client.to("web:99999"), "port (99999) must be 1 to 65535"),
          bad(() -> Client.to(""), "\"\" must be like web, web.shop:8080 or http://web/path"),
          bad(() -> Client.to("ftp://web"), "\"ftp://web\" must be like web"),
          bad(
              () -> Cluster.withNodes(1).send(Client.to("web").from("node-7")),
              "there is no node node-7"),
          bad(
              () -> Cluster.withNodes(0).send(Client.to("web")),
              "a cluster needs nodes to have traffic"),
          bad(
              () -> Cluster.of(ClusterConfig.DEFAULT.withPodsByHand(true)).send(Client.to("web")),
              "pods made by hand serve nothing"));

  @ParameterizedTest
  @FieldSource("BAD")
  void slip_isRefused(Bad bad) {
    assertThatThrownBy(() -> bad.slip().get())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(bad.error());
  }

  @ParameterizedTest
  @CsvSource({
    "web, web, 80",
    "web:8080, web, 8080",
    "web.shop, web.shop, 80",
    "http://web, web, 80",
    "https://web, web, 443",
    "https://web:8443/path?query, web, 8443",
    "http://10.96.0.7/, 10.96.0.7, 80"
  })
  void url_isRead(String url, String host, int port) {
    assertThat(Client.to(url).target()).isEqualTo(new Target(host, port));
  }

  @Test
  void name_isTakenOnce() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.send(Client.to("web").named("shop"));

    assertThatThrownBy(() -> cluster.send(Client.to("web").named("shop")))
        .hasMessage("there is a client shop already");
    assertThat(cluster.send(Client.to("web")).report().client()).isEqualTo("client-2");
  }
}
