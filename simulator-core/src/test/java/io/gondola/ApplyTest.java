package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.apps.Deployment;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.timeline.Happening;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Cluster#apply} does what kubectl apply does. */
class ApplyTest {

  private static final String MAP =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s}, data: {a: '1', b: '2'}}";

  private final Cluster cluster = Cluster.withNodes(1);

  @Test
  void manifest_isCreatedOnceAndChangedAfterwards() {
    ApiObject created = cluster.apply(MAP.formatted("m")).get(0);
    int entries = cluster.timeline().size();

    ApiObject same = cluster.apply(MAP.formatted("m")).get(0);
    assertThat(same).isEqualTo(created);
    assertThat(cluster.timeline().size()).isEqualTo(entries);

    cluster.apply(MAP.formatted("m").replace("'2'", "'3'"));
    assertThat(cluster.get(ConfigMap.TYPE, "m").data()).containsEntry("b", "3");
  }

  @Test
  void lastApplied_isKeptAsKubectlKeepsIt() {
    cluster.apply(MAP.formatted("m"));

    assertThat(cluster.get(ConfigMap.TYPE, "m").metadata().annotations())
        .containsEntry(
            "kubectl.kubernetes.io/last-applied-configuration",
            "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\",\"b\":\"2\"},\"kind\":\"ConfigMap\","
                + "\"metadata\":{\"annotations\":{},\"name\":\"m\",\"namespace\":\"default\"}}\n");
  }

  @Test
  void fieldThatTheManifestDrops_isDropped() {
    cluster.apply(MAP.formatted("m"));
    cluster.patch(ConfigMap.TYPE, "m", "data: {byHand: yes it is}");

    cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: {a: '1'}}");

    assertThat(cluster.get(ConfigMap.TYPE, "m").data()).containsOnlyKeys("a", "byHand");
  }

  @Test
  void manualScale_survivesAManifestWithoutReplicas() {
    cluster.apply(WebManifests.web(""));
    cluster.scale("web", 7);

    cluster.apply(WebManifests.web("minReadySeconds: 3,"));

    assertThat(cluster.deployment("web").spec().replicas()).isEqualTo(7);
    assertThat(cluster.deployment("web").spec().minReadySeconds()).isEqualTo(3);
  }

  @Test
  void manualScale_isRevertedByAManifestWithReplicas() {
    cluster.apply(WebManifests.web(2));
    cluster.scale("web", 7);

    cluster.apply(WebManifests.web(2));

    assertThat(cluster.deployment("web").spec().replicas()).isEqualTo(2);
  }

  @Test
  void droppedReplicas_becomeTheDefault() {
    cluster.apply(WebManifests.web(5));

    cluster.apply(WebManifests.web(""));

    assertThat(cluster.deployment("web").spec().replicas()).isEqualTo(1);
  }

  @Test
  void changeToRecreate_dropsTheRollingUpdate() {
    cluster.apply(WebManifests.web(1));

    cluster.apply(WebManifests.web("strategy: {type: Recreate},"));

    assertThat(cluster.deployment("web").spec().strategy().rollingUpdate()).isNull();
  }

  @Test
  void service_keepsItsAddress() {
    String manifest =
        "{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {type: NodePort, ports: [{port: 80}]}}";
    cluster.apply(manifest);
    Service before = cluster.get(Service.TYPE, "s");

    cluster.apply(manifest.replace("port: 80", "port: 81"));

    Service after = cluster.get(Service.TYPE, "s");
    assertThat(after.spec().clusterIP()).isEqualTo(before.spec().clusterIP());
    assertThat(after.spec().ports().get(0).port()).isEqualTo(81);
  }

  @Test
  void documents_areAppliedTogetherOrNotAtAll() {
    Cluster untouched = Cluster.withNodes(1);
    String manifests =
        String.join("\n---\n", MAP.formatted("first"), WebManifests.web(-1), MAP.formatted("last"));

    assertThatThrownBy(() -> cluster.apply(manifests))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -1: must be greater"
                + " than or equal to 0");

    assertSameFromHere(untouched);
  }

  @Test
  void refusalThatOnlyTheServerCanSee_leavesNothingEither() {
    Cluster untouched = Cluster.withNodes(1);
    String port =
        "{apiVersion: v1, kind: Service, metadata: {name: %s}, spec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}}";

    assertThatThrownBy(() -> cluster.apply(port.formatted("a") + "\n---\n" + port.formatted("b")))
        .hasMessage(
            "Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is"
                + " already allocated");

    assertSameFromHere(untouched);
  }

  @Test
  void missingNamespace_refusesAll() {
    Cluster untouched = Cluster.withNodes(1);

    assertThatThrownBy(
            () ->
                cluster.apply(
                    MAP.formatted("a")
                        + "\n---\n"
                        + MAP.formatted("b").replace("{name: b}", "{name: b, namespace: shop}")))
        .hasMessage("namespaces \"shop\" not found");

    assertSameFromHere(untouched);
  }

  @Test
  void namespace_mayComeInTheSameManifest() {
    cluster.apply(
        "{apiVersion: v1, kind: Namespace, metadata: {name: shop}}\n---\n"
            + MAP.formatted("m").replace("{name: m}", "{name: m, namespace: shop}"));

    assertThat(cluster.get(ConfigMap.TYPE, "shop/m").data()).hasSize(2);
    assertThat(cluster.find(ConfigMap.TYPE, "m")).isEmpty();
  }

  @Test
  void objectTwiceInAManifest_isChangedByTheSecond() {
    cluster.apply(MAP.formatted("m") + "\n---\n" + MAP.formatted("m").replace(", b: '2'", ""));

    assertThat(cluster.get(ConfigMap.TYPE, "m").data()).containsOnlyKeys("a");
  }

  @Test
  void generatedName_isRefused() {
    assertThatThrownBy(
            () ->
                cluster.apply(
                    "{apiVersion: v1, kind: ConfigMap, metadata: {generateName: settings-}}"))
        .isInstanceOf(ApiException.class)
        .hasMessage("from settings-: cannot use generate name with apply");
  }

  @Test
  void kindThatIsNotSimulated_isStoredListedAndInert() {
    String ingress =
        "{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: web}, spec: {rules: [{host: a.example}]}}";
    cluster.apply(ingress);
    cluster.apply(ingress.replace("a.example", "b.example"));
    ResourceType<InertObject> type = InertObject.type("networking.k8s.io/v1", "Ingress", true);

    List<InertObject> listed = cluster.list(type, "");

    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).content().get("spec").orElseThrow().toString()).contains("b.example");
    assertThat(cluster.timeline().entries())
        .extracting(entry -> entry.what())
        .filteredOn(Happening.Note.class::isInstance)
        .containsExactly(
            new Happening.Note(
                "ingresses.networking.k8s.io default/web",
                "is stored and listed, and nothing acts on it: Ingress is not simulated"));
    cluster.delete(type, "web");
    assertThat(cluster.list(type, "")).isEmpty();
  }

  @Test
  void secret_isStoredEncoded() {
    cluster.apply("{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {key: value}}");

    assertThat(cluster.get(Secret.TYPE, "s").data()).containsEntry("key", "dmFsdWU=");
    assertThat(cluster.get(Secret.TYPE, "s").type()).isEqualTo("Opaque");
  }

  @Test
  void typedObject_canBeApplied() {
    Deployment created = (Deployment) cluster.apply(WebManifests.web(2)).get(0);

    Deployment applied = cluster.apply(created.withSpec(created.spec().withReplicas(4)));

    assertThat(applied.spec().replicas()).isEqualTo(4);
  }

  /** What comes later is as if the refused call had never been made. */
  private void assertSameFromHere(Cluster untouched) {
    assertThat(cluster.timeline().hash()).isEqualTo(untouched.timeline().hash());
    for (Cluster each : List.of(cluster, untouched)) {
      each.apply(WebManifests.web(3));
      each.runFor(Duration.ofMinutes(1));
    }
    assertThat(cluster.timeline().hash()).isEqualTo(untouched.timeline().hash());
  }
}
