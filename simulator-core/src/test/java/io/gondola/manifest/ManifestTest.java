package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.RawFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {

  private static final ImmutableList<ApiObject> SHOP = shop();

  @Test
  void parse_readsARealManifestInItsOrder() {
    assertThat(SHOP)
        .extracting(object -> object.resourceType() + " " + object.name())
        .containsExactly(
            "namespaces shop",
            "serviceaccounts shop",
            "configmaps shop-config",
            "secrets shop-db",
            "deployments.apps shop",
            "services shop",
            "ingresses.networking.k8s.io shop",
            "poddisruptionbudgets.policy shop",
            "horizontalpodautoscalers.autoscaling shop",
            "clusterroles.rbac.authorization.k8s.io shop-reader",
            "customresourcedefinitions.apiextensions.k8s.io coupons.shop.example.com",
            "coupons.shop.example.com spring");
  }

  @Test
  void parse_readsBackWhatItWrote() {
    String yaml = Manifest.toYaml(SHOP.toArray(ApiObject[]::new));

    assertThat(Manifest.parse(yaml)).isEqualTo(SHOP);
  }

  @Test
  void parse_fillsFieldsThatAreSimulated() {
    Deployment shop = (Deployment) SHOP.get(4);
    Container container = shop.spec().template().spec().containers().get(0);

    assertThat(shop.spec().replicas()).isEqualTo(3);
    assertThat(shop.spec().strategy().rollingUpdate().maxSurge()).isEqualTo(IntOrString.of("25%"));
    assertThat(shop.spec().strategy().rollingUpdate().maxUnavailable())
        .isEqualTo(IntOrString.of(0));
    assertThat(shop.spec().template().metadata().labels())
        .isEqualTo(Map.of("app", "shop", "tier", "web"));
    assertThat(container.readinessProbe().grpc().service()).isEqualTo("ready");
    assertThat(container.resources().limits().get("cpu")).hasToString("1");
    assertThat(container.lifecycle().preStop().sleep().seconds()).isEqualTo(5);
  }

  @Test
  void parse_keepsFieldsThatAreNot() {
    PodSpec pod = ((Deployment) SHOP.get(4)).spec().template().spec();

    assertThat(pod.other().get("runtimeClassName")).contains("gvisor");
    assertThat(pod.other().get("overhead")).contains(Map.of("cpu", "10m"));
    assertThat(pod.containers().get(0).other().get("resizePolicy"))
        .contains(List.of(Map.of("resourceName", "cpu", "restartPolicy", "NotRequired")));
    assertThat(pod.volumes().get(5).other().get("nfs"))
        .contains(Map.of("server", "nfs.example.com", "path", "/exports"));
  }

  @Test
  void parse_endsABlockOnlyAtASeparatorThatIsNotIndented() {
    ConfigMap config = (ConfigMap) SHOP.get(2);

    assertThat(config.data().get("app.properties")).contains("\n---\nport=8080\n");
  }

  @Test
  void parse_tellsScopeAndContentOfInertKinds() {
    InertObject role = (InertObject) SHOP.get(9);
    InertObject coupon = (InertObject) SHOP.get(11);

    assertThat(role.resourceType().namespaced()).isFalse();
    assertThat(coupon.resourceType().namespaced()).isTrue();
    assertThat(coupon.content().get("spec"))
        .contains(
            Map.of(
                "percent",
                new BigDecimal("12.5"),
                "until",
                "2026-06-01",
                "codes",
                List.of("a", "b")));
  }

  @Test
  void parse_flattensLists() {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
        - {apiVersion: v1, kind: Pod, metadata: {name: a}}
        - apiVersion: v1
          kind: List
          items:
          - {apiVersion: v1, kind: Pod, metadata: {name: b}}
        """;

    assertThat(Manifest.parse(list)).extracting(ApiObject::name).containsExactly("a", "b");
  }

  @Test
  void parse_readsJsonDocumentsThatFollowOneAnother() {
    String json =
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b\\u00e9\\/"}}
        """;

    assertThat(Manifest.parse(json)).extracting(ApiObject::name).containsExactly("a", "bé/");
  }

  @Test
  void parse_readsAYamlMapInBraces() {
    assertThat(Manifest.parse("{apiVersion: v1, kind: Pod, metadata: {name: a}}"))
        .extracting(ApiObject::name)
        .containsExactly("a");
  }

  @Test
  void parse_ofNothingIsEmpty() {
    assertThat(Manifest.parse("")).isEmpty();
    assertThat(Manifest.parse("# nothing\n---\n---\nnull\n")).isEmpty();
  }

  @Test
  void parse_readsNullAsUnset() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: null, creationTimestamp: null, labels: {a: null}}
        spec: {containers: [{name: c, args: [null], env: null}], nodeSelector: ~}
        """;

    Pod read = (Pod) Manifest.parse(pod).get(0);

    // In a map or list Go leaves the zero value where the text says null.
    assertThat(read.metadata().labels()).isEqualTo(Map.of("a", ""));
    assertThat(read.spec().containers().get(0).args()).containsExactly("");
    assertThat(read.metadata().creationTimestamp()).isNull();
  }

  @Test
  void parse_readsTimesInUtcAndWholeSeconds() {
    Pod pod =
        (Pod)
            Manifest.parse(
                    "{apiVersion: v1, kind: Pod, status: {startTime: '2026-01-01T01:00:00.9+01:00'}}")
                .get(0);

    assertThat(pod.status().startTime()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }

  @Test
  void toYaml_keepsWhatIsSetToItsZeroValueOnPurpose() {
    String yaml =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          labels:
            "on": "yes"
          name: web
        spec:
          replicas: 0
          selector: {}
          template:
            spec:
              containers:
              - args:
                - ""
                - "010"
                - |
                  two
                  lines
                name: c
              volumes:
              - emptyDir: {}
                name: v
        """;

    assertThat(Manifest.toYaml(Manifest.parse(yaml).get(0))).isEqualTo(yaml);
  }

  @Test
  void toJson_isCompactAndSorted() {
    ApiObject pod = Manifest.parse("{kind: Pod, apiVersion: v1, spec: {nodeName: a}}").get(0);

    assertThat(Manifest.toJson(pod))
        .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"spec\":{\"nodeName\":\"a\"}}");
  }

  @Test
  void decode_readsWhatEncodeWrote() {
    for (ApiObject object : SHOP) {
      assertThat(Manifest.decode(Manifest.encode(object))).isEqualTo(object);
    }
  }

  @Test
  void type_guessesPluralsAsKubernetesDoes() {
    assertThat(List.of("Ingress", "NetworkPolicy", "Gateway", "Coupon", "Endpoints"))
        .extracting(kind -> InertObject.type("x.example/v1", kind, true).plural())
        .containsExactly("ingresses", "networkpolicies", "gatewaies", "coupons", "endpoints");
  }

  @Test
  void inertObject_withOtherMetadataKeepsItsContent() {
    InertObject coupon = (InertObject) SHOP.get(11);

    InertObject renamed = coupon.withMetadata(SHOP.get(0).metadata());

    assertThat(renamed.name()).isEqualTo("shop");
    assertThat(renamed.content()).isEqualTo(coupon.content()).isNotEqualTo(RawFields.EMPTY);
  }

  private static ImmutableList<ApiObject> shop() {
    try {
      return Manifest.parse(
          Resources.toString(Resources.getResource("manifests/shop.yaml"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
