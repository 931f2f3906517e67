package io.gondola;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.network.ClusterDns;
import io.gondola.network.DnsAnswer;
import io.gondola.network.DnsAnswer.Addresses;
import io.gondola.network.DnsAnswer.Alias;
import io.gondola.network.DnsAnswer.NoSuchName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names stand for in the cluster. */
class ClusterDnsTest {

  private final Cluster cluster = Cluster.withNodes(2);
  private final ClusterDns dns = cluster.network().dns();

  private void apply(String manifest) {
    cluster.apply(manifest);
    cluster.runFor(ofSeconds(30));
  }

  private static Addresses addresses(String... ips) {
    return new Addresses(ImmutableList.copyOf(ips));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "WEB",
        "web.default",
        "web.default.svc",
        "web.default.svc.cluster.local",
        "web.default.svc.cluster.local."
      })
  void service_isKnownByItsShortAndFullNames(String name) {
    apply(Services.service("web", ""));
    String ip = cluster.get(Service.TYPE, "web").spec().clusterIP();

    assertThat(dns.resolve(name, "default")).isEqualTo(addresses(ip));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web",
        "other.default",
        "web.default.svc.cluster.local.default",
        "web.",
        "",
        "..",
        "a.b.c.d.default.svc.cluster.local",
        "example.com"
      })
  void otherNames_doNotExist(String name) {
    apply(Services.service("web", ""));

    assertThat(dns.resolve(name, "kube-system")).isEqualTo(new NoSuchName());
  }

  @Test
  void name_existsOnlyOnceTheServerHasSeenTheService() {
    cluster.apply(Services.service("web", ""));

    assertThat(dns.resolve("web", "default")).isEqualTo(new NoSuchName());
    cluster.runFor(ofSeconds(1));
    assertThat(dns.resolve("web", "default")).isInstanceOf(Addresses.class);
    cluster.delete(Service.TYPE, "web");
    cluster.runFor(ofSeconds(1));
    assertThat(dns.resolve("web", "default")).isEqualTo(new NoSuchName());
  }

  @Test
  void headlessService_standsForItsReadyPods() {
    apply(Services.service("web", "clusterIP: None,"));
    assertThat(dns.resolve("web", "default")).isEqualTo(new NoSuchName());

    cluster.apply(Services.deployment("web", 3));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(2));

    DnsAnswer answer = dns.resolve("web", "default");
    assertThat(((Addresses) answer).ips())
        .containsExactlyInAnyOrderElementsOf(
            cluster.pods().stream().map(pod -> pod.status().podIP()).toList());
  }

  @Test
  void podWithHostname_hasAName() {
    apply(Services.service("db", "clusterIP: None,"));
    apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: db-0, labels: {app: web}}
        spec:
          hostname: first
          subdomain: db
          containers:
          - {name: db, image: "db:1", ports: [{name: http, containerPort: 8080}]}
        """);
    String ip = cluster.get(Pod.TYPE, "db-0").status().podIP();

    assertThat(dns.resolve("first.db", "default")).isEqualTo(addresses(ip));
    assertThat(dns.resolve("first.db.default.svc.cluster.local", "default"))
        .isEqualTo(addresses(ip));
    assertThat(dns.resolve("second.db", "default")).isEqualTo(new NoSuchName());
  }

  @Test
  void podWithoutHostname_goesByItsAddress() {
    apply(Services.service("web", "clusterIP: None,"));
    apply(Services.deployment("web", 1));
    String ip = cluster.pods().get(0).status().podIP();

    assertThat(dns.resolve(ip.replace('.', '-') + ".web", "default")).isEqualTo(addresses(ip));
  }

  @Test
  void externalName_isAnAlias() {
    apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: mail}
        spec: {type: ExternalName, externalName: mail.example.com}
        """);

    assertThat(dns.resolve("mail", "default")).isEqualTo(new Alias("mail.example.com"));
  }
}
