package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointConditions;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The EndpointSlices of a Service, as its pods come and go. */
class EndpointSliceTest {

  private static final EndpointConditions READY = new EndpointConditions(true, true, false);

  private final Cluster cluster = Cluster.withNodes(3);

  private void deploy(int replicas) {
    cluster.apply(Services.deployment("web", replicas));
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(3));
  }

  private ImmutableList<EndpointSlice> slices() {
    return cluster.list(EndpointSlice.TYPE, "kubernetes.io/service-name=web");
  }

  private Stream<Endpoint> endpoints() {
    return slices().stream().flatMap(slice -> slice.endpoints().stream());
  }

  @Test
  void serviceWithoutPods_hasOneEmptySlice() {
    cluster.apply(Services.service("web", ""));
    cluster.runFor(ofSeconds(1));

    assertThat(slices()).hasSize(1);
    EndpointSlice slice = slices().get(0);
    assertThat(slice.name()).startsWith("web-");
    assertThat(slice.endpoints()).isEmpty();
    assertThat(slice.ports()).isEmpty();
    assertThat(slice.metadata().controller())
        .hasValueSatisfying(
            owner -> assertThat(owner.kind() + "/" + owner.name()).isEqualTo("Service/web"));
  }

  @Test
  void readyPods_areEndpoints() {
    cluster.apply(Services.service("web", ""));
    deploy(3);

    assertThat(slices()).hasSize(1);
    EndpointSlice slice = slices().get(0);
    assertThat(slice.ports()).containsExactly(new EndpointPort("", "TCP", 8080, null));
    assertThat(slice.endpoints()).hasSize(3);
    for (Pod pod : cluster.pods()) {
      assertThat(slice.endpoints())
          .anySatisfy(
              endpoint -> {
                assertThat(endpoint.addresses()).containsExactly(pod.status().podIP());
                assertThat(endpoint.conditions()).isEqualTo(READY);
                assertThat(endpoint.nodeName()).isEqualTo(pod.spec().nodeName());
                assertThat(endpoint.targetRef().name()).isEqualTo(pod.name());
                assertThat(endpoint.targetRef().uid()).isEqualTo(pod.metadata().uid());
              });
    }
  }

  @Test
  void deletedPod_isTerminatingUntilItIsGone() {
    cluster.apply(Services.service("web", ""));
    deploy(2);
    Pod pod = cluster.pods().get(0);

    cluster.delete(Pod.TYPE, pod.name());
    cluster.runFor(ofMillis(50));

    assertThat(conditionsOf(pod)).containsExactly(new EndpointConditions(false, true, true));
    cluster.runFor(ofSeconds(40));
    assertThat(conditionsOf(pod)).isEmpty();
    assertThat(endpoints()).hasSize(2).allMatch(endpoint -> endpoint.conditions().isReady());
  }

  private Stream<EndpointConditions> conditionsOf(Pod pod) {
    return endpoints()
        .filter(endpoint -> endpoint.addresses().contains(pod.status().podIP()))
        .map(Endpoint::conditions);
  }

  @Test
  void unreadyPod_isNotReadyUnlessTheServicePublishesIt() {
    cluster.apply(Services.service("web", ""));
    cluster.apply(Services.service("eager", "publishNotReadyAddresses: true,"));
    cluster.apply(
        Services.deployment("web", 1)
            .replace(
                "ports:",
                "readinessProbe: {tcpSocket: {port: 8080}, initialDelaySeconds: 600}, ports:"));
    cluster.runFor(ofSeconds(30));

    assertThat(endpoints().map(Endpoint::conditions))
        .containsExactly(new EndpointConditions(false, false, false));
    assertThat(endpointsOf("eager").map(Endpoint::conditions))
        .containsExactly(new EndpointConditions(true, false, false));
  }

  private Stream<Endpoint> endpointsOf(String service) {
    return cluster.list(EndpointSlice.TYPE, "kubernetes.io/service-name=" + service).stream()
        .flatMap(slice -> slice.endpoints().stream());
  }

  @Test
  void renumberedPort_putsOldAndNewPodsIntoDifferentSlices() {
    cluster.apply(Services.service("web", ""));
    deploy(4);

    cluster.apply(
        Services.deployment("web", 4).replace("containerPort: 8080", "containerPort: 9090"));
    cluster.runFor(ofSeconds(2));

    assertThat(slices()).extracting(slice -> slice.ports().get(0).port()).contains(8080);
    cluster.runUntil(Condition.rolloutComplete("web"), ofMinutes(2));
    cluster.runFor(ofSeconds(40));
    assertThat(slices()).extracting(slice -> slice.ports().get(0).port()).containsOnly(9090);
    assertThat(endpoints()).hasSize(4);
  }

  @Test
  void unknownPortName_leavesThePodWithoutPorts() {
    cluster.apply(Services.service("web", "").replace("targetPort: http", "targetPort: grpc"));
    deploy(1);

    assertThat(slices()).singleElement().satisfies(slice -> assertThat(slice.ports()).isEmpty());
    assertThat(endpoints()).hasSize(1);
  }

  @Test
  void headlessService_saysSo() {
    cluster.apply(Services.service("web", "clusterIP: None,"));
    deploy(1);

    assertThat(slices().get(0).metadata().labels())
        .containsEntry("service.kubernetes.io/headless", "");
    assertThat(endpoints()).hasSize(1);
  }

  @Test
  void serviceWithoutSelector_isLeftToItsOwner() {
    cluster.apply(Services.service("web", "").replace("selector: {app: web},", ""));
    deploy(1);

    assertThat(slices()).isEmpty();
  }

  @Test
  void deletedService_takesItsSlicesAlong() {
    cluster.apply(Services.service("web", ""));
    deploy(1);

    cluster.delete(Service.TYPE, "web");
    cluster.runFor(ofSeconds(3));

    assertThat(cluster.list(EndpointSlice.TYPE, "")).isEmpty();
  }

  @Test
  void newSelector_swapsTheEndpoints() {
    cluster.apply(Services.service("web", "").replace("app: web", "version: web"));
    deploy(2);
    cluster.apply(Services.deployment("v2", 3));
    cluster.runUntil(Condition.rolloutComplete("v2"), ofMinutes(2));
    assertThat(endpoints()).hasSize(2);

    cluster.apply(Services.service("web", "").replace("app: web", "version: v2"));
    cluster.runFor(ofSeconds(3));

    assertThat(endpoints()).hasSize(3).allMatch(each -> each.targetRef().name().startsWith("v2-"));
  }

  @Test
  void podThatLosesItsLabel_leaves() {
    cluster.apply(Services.service("web", ""));
    deploy(1);
    String pod = cluster.pods().get(0).name();

    cluster.patch(Pod.TYPE, pod, "metadata: {labels: {app: other}}");
    cluster.runFor(ofMillis(500));

    assertThat(endpoints()).noneMatch(endpoint -> endpoint.targetRef().name().equals(pod));
  }

  @Test
  void editByHand_isUndone() {
    cluster.apply(Services.service("web", ""));
    deploy(2);

    cluster.patch(EndpointSlice.TYPE, slices().get(0).name(), "endpoints: []");
    cluster.runFor(ofMillis(500));

    assertThat(endpoints()).isEmpty();
    cluster.runFor(ofSeconds(2));
    assertThat(endpoints()).hasSize(2);
  }

  @Test
  void labelsOfTheService_areThoseOfItsSlices() {
    cluster.apply(Services.service("web", ""));
    deploy(1);

    cluster.patch(Service.TYPE, "web", "metadata: {labels: {team: shop}}");
    cluster.runFor(ofSeconds(1));

    assertThat(slices().get(0).metadata().labels()).containsEntry("team", "shop");
  }

  @Test
  void podWhoseNodeIsGone_isLeftOut() {
    cluster.apply(Services.service("web", ""));
    deploy(3);
    String node = cluster.pods().get(0).spec().nodeName();

    cluster.delete(Node.TYPE, node);
    cluster.runFor(ofMillis(100));
    cluster.patch(Service.TYPE, "web", "metadata: {labels: {look: again}}");
    cluster.runFor(ofMillis(100));

    assertThat(endpoints()).noneMatch(endpoint -> node.equals(endpoint.nodeName()));
    assertThat(cluster.events())
        .filteredOn(event -> event.reason().equals("FailedToUpdateEndpointSlices"))
        .extracting(Event::message)
        .contains(
            "Error updating Endpoint Slices for Service default/web: skipping Pod "
                + cluster.pods().get(0).name()
                + " for Service default/web: Node "
                + node
                + " Not Found");
  }

  @Test
  void change_reachesTheSliceAfterWatchAndSync() {
    cluster.apply(Services.service("web", ""));
    deploy(1);
    Instant deleted = cluster.now();

    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runUntil(
        Condition.of(
            "the endpoint terminates",
            any -> endpoints().anyMatch(each -> each.conditions().isTerminating())),
        ofSeconds(1));

    assertThat(Duration.between(deleted, cluster.now())).isEqualTo(ofMillis(15));
  }

  @Test
  void timeline_tellsWhichTrafficMayPass() {
    cluster.apply(Services.service("web", ""));
    deploy(2);
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runFor(ofMillis(20));

    String slice = slices().get(0).name();
    assertThat(cluster.why(EndpointSlice.TYPE, slice).toString())
        .contains("endpointslice " + slice + " has 2 endpoints, 1 ready, 1 terminating");
  }

  @Test
  void newServiceOfTheSameName_hasSlicesOfItsOwn() {
    cluster.apply(Services.service("web", ""));
    deploy(2);
    String former = slices().get(0).metadata().uid();

    cluster.delete(Service.TYPE, "web");
    cluster.apply(Services.service("web", ""));
    cluster.runFor(ofSeconds(5));

    assertThat(slices()).extracting(slice -> slice.metadata().uid()).doesNotContain(former);
    assertThat(endpoints()).hasSize(2);
  }

  @Test
  void restartedController_goesOnWithTheSlicesThatItFinds() {
    cluster.apply(Services.service("web", ""));
    deploy(3);
    String slice = slices().get(0).name();

    cluster.faults().restart("kube-controller-manager", ofSeconds(5));
    cluster.delete(Pod.TYPE, cluster.pods().get(0).name());
    cluster.runFor(ofSeconds(40));

    assertThat(slices()).extracting(EndpointSlice::name).containsExactly(slice);
    assertThat(endpoints())
        .extracting(endpoint -> endpoint.targetRef().name())
        .containsExactlyInAnyOrderElementsOf(cluster.pods().stream().map(Pod::name).toList());
  }

  @Test
  void failedWrite_isReportedAndTriedAgainASecondLater() {
    cluster.apply(Services.service("web", ""));
    deploy(2);
    Pod pod = cluster.pods().get(0);

    cluster.faults().failWrites("endpointslice-controller", 1);
    cluster.delete(Pod.TYPE, pod.name());
    cluster.runFor(ofMillis(500));
    assertThat(conditionsOf(pod)).containsExactly(READY);
    assertThat(cluster.events()).extracting(Event::reason).contains("FailedToUpdateEndpointSlices");

    cluster.runFor(ofSeconds(1));
    assertThat(conditionsOf(pod)).noneMatch(EndpointConditions::isReady);
  }
}
