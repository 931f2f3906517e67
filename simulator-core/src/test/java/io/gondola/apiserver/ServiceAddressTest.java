package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServiceSpec;
import io.gondola.api.meta.ApiException;
import org.junit.jupiter.api.Test;

/** The addresses and ports that Services are given, keep and give back. */
class ServiceAddressTest {

  private final TestServer server = new TestServer();

  @Test
  void service_getsTheLowestFreeAddress() {
    ServiceSpec first = create("a", "");
    ServiceSpec second = create("b", "");

    assertThat(first.clusterIP()).isEqualTo("10.96.0.2");
    assertThat(first.clusterIPs()).containsExactly("10.96.0.2");
    assertThat(second.clusterIP()).isEqualTo("10.96.0.3");
  }

  @Test
  void address_isFreeAgainOnceTheServiceIsGone() {
    create("a", "");
    create("b", "");
    server.api.delete(Service.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);

    assertThat(create("c", "").clusterIP()).isEqualTo("10.96.0.2");
  }

  @Test
  void address_mayBeAskedFor() {
    assertThat(create("a", "clusterIP: 10.97.3.4,").clusterIP()).isEqualTo("10.97.3.4");
  }

  @Test
  void headlessAndExternalServices_takeNone() {
    assertThat(create("a", "clusterIP: None,").clusterIPs()).containsExactly("None");
    assertThat(create("b", "type: ExternalName, externalName: a.example,").clusterIP()).isEmpty();
    assertThat(create("c", "").clusterIP()).isEqualTo("10.96.0.2");
  }

  @Test
  void nodePorts_areTheLowestFreeAndSharedBetweenProtocols() {
    server.create(
        Service.TYPE,
        Manifests.service("a", "type: NodePort,")
            .replace(
                "[{port: 80}]",
                "[{name: a, port: 53, protocol: UDP}, {name: b, port: 53, protocol: TCP},"
                    + " {name: c, port: 80}]"));

    assertThat(spec("a").ports())
        .extracting(ServicePort::nodePort)
        .containsExactly(30_000, 30_000, 30_001);
  }

  @Test
  void nodePort_skipsThoseAskedForInTheSameService() {
    server.create(
        Service.TYPE,
        Manifests.service("a", "type: NodePort,")
            .replace(
                "[{port: 80}]", "[{name: a, port: 80}, {name: b, port: 443, nodePort: 30000}]"));

    assertThat(spec("a").ports()).extracting(ServicePort::nodePort).containsExactly(30_001, 30_000);
  }

  @Test
  void loadBalancer_takesNodePortsUnlessToldNotTo() {
    assertThat(create("a", "type: LoadBalancer,").ports().get(0).nodePort()).isEqualTo(30_000);
    assertThat(
            create("b", "type: LoadBalancer, allocateLoadBalancerNodePorts: false,")
                .ports()
                .get(0)
                .nodePort())
        .isZero();
  }

  @Test
  void localLoadBalancer_takesAPortForHealthChecks() {
    ServiceSpec spec = create("a", "type: LoadBalancer, externalTrafficPolicy: Local,");

    assertThat(spec.ports().get(0).nodePort()).isEqualTo(30_000);
    assertThat(spec.healthCheckNodePort()).isEqualTo(30_001);
    assertThat(create("b", "type: NodePort,").ports().get(0).nodePort()).isEqualTo(30_002);
    assertThatThrownBy(
            () ->
                create(
                    "c",
                    "type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30001,"))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Internal error occurred: failed to allocate requested HealthCheck NodePort 30001:"
                + " provided port is already allocated");

    server.api.delete(Service.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);
    assertThat(create("d", "type: NodePort,").ports().get(0).nodePort()).isEqualTo(30_000);
    assertThat(create("e", "type: NodePort,").ports().get(0).nodePort()).isEqualTo(30_001);
  }

  @Test
  void manifestWithoutThem_keepsAddressAndNodePort() {
    ServiceSpec before = create("a", "type: NodePort,");

    ServiceSpec after = replace("a", "type: NodePort, sessionAffinity: ClientIP,");

    assertThat(after.clusterIP()).isEqualTo(before.clusterIP());
    assertThat(after.clusterIPs()).isEqualTo(before.clusterIPs());
    assertThat(after.ipFamilies()).isEqualTo(before.ipFamilies());
    assertThat(after.ipFamilyPolicy()).isEqualTo("SingleStack");
    assertThat(after.ports()).isEqualTo(before.ports());
    assertThat(after.sessionAffinity()).isEqualTo("ClientIP");
  }

  @Test
  void anotherAddress_isRefused() {
    create("a", "");

    assertThatThrownBy(() -> replace("a", "clusterIP: 10.96.0.9,"))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Service \"a\" is invalid: spec.clusterIPs[0]: Invalid value: [\"10.96.0.9\"]: may not"
                + " change once set");
    assertThat(create("b", "clusterIP: 10.96.0.9,").clusterIP())
        .as("a refused change takes nothing")
        .isEqualTo("10.96.0.9");
  }

  @Test
  void moreOutwardType_takesANodePort() {
    create("a", "");

    assertThat(replace("a", "type: NodePort,").ports().get(0).nodePort()).isEqualTo(30_000);
    assertThat(create("b", "type: NodePort,").ports().get(0).nodePort()).isEqualTo(30_001);
  }

  @Test
  void lessOutwardType_givesTheNodePortBack() {
    create("a", "type: NodePort,");

    server.api.patch(
        Service.TYPE,
        TestServer.key("a"),
        live -> live.withSpec(live.spec().withType("ClusterIP")));

    assertThat(spec("a").ports().get(0).nodePort()).isZero();
    assertThat(spec("a").externalTrafficPolicy()).isEmpty();
    assertThat(create("b", "type: NodePort,").ports().get(0).nodePort()).isEqualTo(30_000);
  }

  @Test
  void externalName_givesTheAddressBackAndTakesOneAgain() {
    create("a", "");
    server.api.patch(
        Service.TYPE,
        TestServer.key("a"),
        live -> live.withSpec(live.spec().withType("ExternalName").withExternalName("a.example")));
    assertThat(spec("a").clusterIP()).isEmpty();
    assertThat(create("b", "").clusterIP()).isEqualTo("10.96.0.2");

    server.api.patch(
        Service.TYPE,
        TestServer.key("a"),
        live -> live.withSpec(live.spec().withType("ClusterIP").withExternalName("")));

    assertThat(spec("a").clusterIP()).isEqualTo("10.96.0.3");
    assertThat(spec("a").ipFamilies()).containsExactly("IPv4");
  }

  @Test
  void fullRangeOfNodePorts_isAnInternalError() {
    for (int port = 30_000; port <= 32_767; port++) {
      create("s" + port, "type: NodePort,");
    }

    assertThatThrownBy(() -> create("late", "type: NodePort,"))
        .isInstanceOf(ApiException.class)
        .hasMessage("Internal error occurred: failed to allocate a nodePort: range is full");
  }

  private ServiceSpec create(String name, String extra) {
    return server.create(Service.TYPE, Manifests.service(name, extra)).spec();
  }

  private ServiceSpec replace(String name, String extra) {
    return server.api.update(TestServer.parse(Service.TYPE, Manifests.service(name, extra))).spec();
  }

  private ServiceSpec spec(String name) {
    return server.api.get(Service.TYPE, TestServer.key(name)).spec();
  }
}
