package io.gondola;

import static io.gondola.timeline.requests.Outcome.REFUSED;
import static io.gondola.timeline.requests.Outcome.RESET;
import static io.gondola.timeline.requests.Outcome.SERVED;
import static io.gondola.timeline.requests.Outcome.TIMED_OUT;
import static io.gondola.timeline.requests.Outcome.UNROUTABLE;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.sim.Distribution;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.TrafficReport;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of requests to a Service. */
class TrafficTest {

  private static final ImageBehavior STEADY = ImageBehavior.WEB_SERVER.answeringIn(millis(20));

  private static Distribution millis(long millis) {
    return Distribution.fixed(ofMillis(millis));
  }

  private static Cluster deployed(ImageBehavior image, int replicas, String service) {
    ClusterConfig config = ClusterConfig.DEFAULT.withImage("web:1", image);
    Cluster cluster = Cluster.of(config.withImage("web:2", image));
    cluster.apply(Services.service("web", service));
    cluster.apply(Services.deployment("web", replicas));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(10));
    return cluster;
  }

  private static Cluster deployed(ImageBehavior image, int replicas) {
    return deployed(image, replicas, "");
  }

  /** Sends for a while, and waits until all requests have ended. */
  private static TrafficReport sent(Cluster cluster, Client client, Duration span) {
    Traffic traffic = cluster.send(client);
    cluster.runFor(span);
    traffic.stop();
    cluster.runFor(client.timeout().multipliedBy(client.retries() + 1L));
    return traffic.report();
  }

  /** Percentiles have three digits: enough for milliseconds. */
  private static long millis(TrafficReport report, double percentile) {
    return Math.round(report.latency(percentile).toNanos() / 1e6);
  }

  private static void assertAll(TrafficReport report, Outcome outcome, String reason) {
    assertThat(report.count(outcome)).isEqualTo(report.sent()).isPositive();
    assertThat(report.lostRequests()).extracting(LostRequest::reason).containsOnly(reason);
  }

  @Test
  void requests_areServedByAVersionAfterTheirTime() {
    Cluster cluster = deployed(STEADY, 2);
    String hash = cluster.pods().get(0).metadata().labels().get("pod-template-hash");

    TrafficReport report = sent(cluster, Client.to("web").every(ofMillis(100)), ofSeconds(10));

    assertThat(report.sent()).isEqualTo(100);
    assertThat(report.count(new PodVersion("web:1", hash), SERVED)).isEqualTo(100);
    assertThat(millis(report, 100)).as("and 1 ms for the way").isEqualTo(21);
    assertThat(report).hasToString("client-1: 100 sent, 100 served in 20s");
  }

  @Test
  void unknownName_isNoSuchHost() {
    assertAll(
        sent(deployed(STEADY, 1), Client.to("wep"), ofSeconds(1)), UNROUTABLE, "no such host: wep");
  }

  @Test
  void shortName_meansANeighbour() {
    Cluster cluster = deployed(STEADY, 1);

    assertAll(
        sent(cluster, Client.to("web").inNamespace("kube-system"), ofSeconds(1)),
        UNROUTABLE,
        "no such host: web");
    assertThat(
            sent(cluster, Client.to("web.default").inNamespace("kube-system"), ofSeconds(1)).lost())
        .isZero();
  }

  @Test
  void serviceWithoutPods_isUnroutable() {
    assertAll(
        sent(deployed(STEADY, 0), Client.to("web"), ofSeconds(1)),
        UNROUTABLE,
        "service default/web has no endpoints");
  }

  @Test
  void unknownPort_leadsNowhere() {
    assertAll(
        sent(deployed(STEADY, 1), Client.to("web:81"), ofSeconds(1)),
        TIMED_OUT,
        "service default/web has no TCP port 81");
  }

  @Test
  void externalName_leadsOutOfTheCluster() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(Services.service("web", "type: ExternalName, externalName: example.org,"));
    cluster.runFor(ofSeconds(1));

    assertAll(
        sent(cluster, Client.to("web"), ofSeconds(1)),
        UNROUTABLE,
        "web is example.org, outside the cluster");
  }

  @Test
  void headlessService_isReachedAtThePodsOwnPort() {
    Cluster cluster = deployed(STEADY, 3, "clusterIP: None,");

    assertThat(sent(cluster, Client.to("web:8080"), ofSeconds(5)).served()).isEqualTo(50);
    assertThat(sent(cluster, Client.to("web:80"), ofSeconds(5)).count(REFUSED)).isEqualTo(50);
  }

  @Test
  void podThatDoesNotListen_refuses() {
    Cluster cluster = deployed(ImageBehavior.WORKER, 1);
    String ip = cluster.pods().get(0).status().podIP();

    assertAll(
        sent(cluster, Client.to("web"), ofSeconds(1)),
        REFUSED,
        "nothing listens at " + ip + ":8080");
  }

  @Test
  void fullBacklog_refusesAndOthersWaitForTheirTurn() {
    Cluster cluster = deployed(STEADY.serving(1, 2), 1);

    TrafficReport report = sent(cluster, Client.to("web").bursts(5, ofSeconds(1)), ofSeconds(1));

    assertThat(report.served()).isEqualTo(3);
    assertThat(Stream.of(0, 50, 100).map(percentile -> millis(report, percentile)))
        .containsExactly(21L, 41L, 61L);
    assertThat(report.count(REFUSED)).isEqualTo(2);
    assertThat(report.lostRequests().get(0).reason()).isEqualTo("the backlog of web is full");
  }

  @Test
  void slowAnswer_comesTooLate() {
    Client client = Client.to("web").timeout(ofMillis(20));

    assertAll(sent(deployed(STEADY, 1), client, ofSeconds(1)), TIMED_OUT, "no answer in time");
  }

  @Test
  void killedServer_resetsWhatIsInFlight() {
    Cluster cluster = deployed(ImageBehavior.WEB_SERVER.answeringIn(millis(3_000)), 1);
    Traffic traffic = cluster.send(Client.to("web").every(ofSeconds(1)));
    cluster.runFor(ofMillis(2_500));

    cluster.faults().killContainer(cluster.pods().get(0).name(), "web");
    traffic.stop();
    cluster.runFor(ofMillis(1));

    assertAll(traffic.report(), RESET, "its server ended");
    assertThat(traffic.report().sent()).isEqualTo(2);
  }

  @Test
  void crashedNode_leavesClientsWaiting() {
    Cluster cluster = deployed(ImageBehavior.WEB_SERVER.answeringIn(millis(3_000)), 1);
    String home = cluster.pods().get(0).spec().nodeName();
    String away = home.equals("node-1") ? "node-2" : "node-1";
    Traffic traffic = cluster.send(Client.to("web").every(ofSeconds(1)).from(away));
    cluster.runFor(ofMillis(2_500));

    cluster.faults().crashNode(home);
    cluster.runFor(ofSeconds(1));
    traffic.stop();
    cluster.runFor(ofSeconds(10));

    assertThat(traffic.report().count(TIMED_OUT)).isEqualTo(3);
    assertThat(traffic.report().lostRequests())
        .allMatch(lost -> Duration.between(lost.sentAt(), lost.endedAt()).equals(ofSeconds(10)));
  }

  @Test
  void retry_isTheSameRequest() {
    Cluster cluster = deployed(STEADY.serving(1, 0), 1);

    TrafficReport report =
        sent(
            cluster,
            Client.to("web").bursts(3, ofSeconds(1)).retries(5, ofMillis(15)),
            ofSeconds(1));

    assertThat(report.sent()).isEqualTo(3);
    assertThat(report.served()).isEqualTo(3);
    assertThat(report.attempts()).isGreaterThan(4);
    assertThat(report.latency(100)).isGreaterThan(ofMillis(41));
  }

  @Test
  void retries_comeToAnEnd() {
    TrafficReport report =
        sent(deployed(STEADY, 0), Client.to("web").every(ofSeconds(1)).retries(3), ofSeconds(2));

    assertThat(report.count(UNROUTABLE)).isEqualTo(2);
    assertThat(report.attempts()).isEqualTo(8);
  }

  @Test
  void user_waitsForTheAnswerAndThinks() {
    Cluster cluster = deployed(STEADY, 2);

    TrafficReport report = sent(cluster, Client.to("web").users(4, millis(79)), ofSeconds(10));

    assertThat(report.served()).as("one in 100 ms each").isEqualTo(4 * 100);
  }

  @Test
  void poissonArrivals_haveTheRate() {
    TrafficReport report = sent(deployed(STEADY, 2), Client.to("web").poisson(100), ofSeconds(100));

    assertThat(report.sent()).isBetween(9_700L, 10_300L);
  }

  @Test
  void keptConnection_staysWithItsPodUntilItStops() {
    Cluster cluster = deployed(STEADY, 1);
    cluster.apply(Services.deployment("other", 4));
    cluster.runUntil(Condition.rolloutComplete("other"), ofMinutes(2));
    cluster.runFor(ofSeconds(5));
    Traffic traffic = cluster.send(Client.to("web").every(ofMillis(50)).keepAlive(1));
    cluster.runFor(ofSeconds(5));
    TrafficReport before = traffic.report();

    cluster.scale("web", 0);
    cluster.scale("other", 0);
    cluster.runFor(ofSeconds(5));

    assertThat(before.versions()).as("of five pods one serves").hasSize(1);
    assertThat(before.served()).isEqualTo(99);
    assertThat(traffic.report().lost()).isPositive();
  }

  @Test
  void requestsFromOutside_comeInByTheNodePort() {
    Cluster cluster = deployed(STEADY, 2, "type: NodePort,");

    assertThat(sent(cluster, Client.to("web").fromOutside(), ofSeconds(5)).served()).isEqualTo(50);
  }

  @Test
  void localPolicy_losesWhatReachesOtherNodes() {
    Cluster cluster = deployed(STEADY, 1, "type: NodePort, externalTrafficPolicy: Local,");

    TrafficReport report = sent(cluster, Client.to("web").fromOutside(), ofSeconds(9));

    assertThat(report.served()).as("one of three nodes").isEqualTo(30);
    assertThat(report.count(TIMED_OUT)).isEqualTo(60);
  }

  @Test
  void serviceWithoutNodePort_isUnroutableFromOutside() {
    assertAll(
        sent(deployed(STEADY, 1), Client.to("web").fromOutside(), ofSeconds(1)),
        UNROUTABLE,
        "service default/web has no node port for its port 80");
  }

  @ParameterizedTest
  @CsvSource({"DRAIN, SERVED", "LINGER, SERVED", "ABORT, RESET"})
  void requestInFlight_endsAsItsServerShutsDown(Shutdown shutdown, Outcome outcome) {
    ImageBehavior slow = ImageBehavior.WEB_SERVER.answeringIn(millis(3_000));
    Cluster cluster = deployed(slow.shuttingDown(shutdown), 1);
    Traffic traffic = cluster.send(Client.to("web").every(ofSeconds(1)));
    cluster.runFor(ofMillis(1_500));

    traffic.stop();
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runFor(ofSeconds(10));

    assertThat(traffic.report().count(outcome)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Shutdown.class)
  void stoppingServer_listensOnlyIfItLingers(Shutdown shutdown) {
    ImageBehavior image = STEADY.withStop(millis(10_000)).shuttingDown(shutdown);
    Cluster cluster = deployed(image, 1);
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runFor(ofMillis(20));

    TrafficReport report = sent(cluster, Client.to("web").every(ofMillis(1)), ofMillis(20));

    assertThat(report.count(SERVED)).isEqualTo(shutdown == Shutdown.LINGER ? 20 : 0);
    assertThat(report.count(REFUSED)).isEqualTo(shutdown == Shutdown.LINGER ? 0 : 20);
  }

  @Test
  void annotations_setHowRequestsAreServed() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(Services.service("web", ""));
    cluster.apply(
        Services.deployment("web", 1)
            .replace(
                "metadata: {labels:",
                """
                metadata: {
                  annotations: {
                    gondola.io/request-time: 70ms, gondola.io/shutdown: linger,
                    gondola.io/concurrency: "1", gondola.io/backlog: "0"},
                  labels:\
                """));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(5));

    TrafficReport report = sent(cluster, Client.to("web").bursts(2, ofSeconds(1)), ofSeconds(1));

    assertThat(millis(report, 50)).isEqualTo(71);
    assertThat(report.count(REFUSED)).isEqualTo(1);
  }

  @Test
  void request_takesTwoEvents() {
    Cluster cluster = deployed(ImageBehavior.WEB_SERVER, 3);
    long before = cluster.apiServer().simulation().executedEvents();

    TrafficReport report = sent(cluster, Client.to("web").poisson(5_000), ofSeconds(20));

    long events = cluster.apiServer().simulation().executedEvents() - before;
    assertThat(report.served()).isGreaterThan(98_000);
    assertThat(events).isLessThan(2 * report.sent() + 100);
  }
}
