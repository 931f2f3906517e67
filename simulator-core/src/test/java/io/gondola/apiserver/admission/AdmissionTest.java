package io.gondola.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.manifest.Manifest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Admission completes and checks objects, once for pods of one template. */
class AdmissionTest {

  private final Admission admission = new Admission();

  private final Pod pod = admission.admitted(pod("{containers: [{name: c, image: nginx}]}"));

  @Test
  void podsOfOneTemplate_shareOneCompletedSpec() {
    Pod sent = pod("{containers: [{name: c, image: nginx}]}");
    Pod other = sent.withMetadata(sent.metadata().withName("other"));

    assertThat(admission.admitted(sent).spec()).isSameAs(admission.admitted(other).spec());
  }

  @Test
  void knownSpec_isNotCheckedAgainButTheNameIs() {
    assertThat(admission.validateCreate(pod)).isEmpty();

    Pod misnamed = pod.withMetadata(pod.metadata().withName("Bad_"));

    assertThat(admission.validateCreate(misnamed))
        .map(FieldError::field)
        .containsExactly("metadata.name");
  }

  @Test
  void admittedPod_keepsTolerationsOfItsOwn() {
    Pod tolerant =
        admission.admitted(
            pod(
                "{containers: [{name: c, image: nginx}], tolerations: [{operator: Exists, effect:"
                    + " NoExecute}]}"));

    assertThat(tolerant.spec().tolerations()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                          | BestEffort",
        "{requests: {cpu: 1}}                                        | Burstable",
        "{limits: {cpu: 1}}                                          | Burstable",
        "{limits: {cpu: 1, memory: 1Gi}}                             | Guaranteed",
        "{limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 500m}}      | Burstable",
        "{limits: {cpu: 0, memory: 0}}                               | BestEffort",
      })
  void qosClass_followsFromTheResources(String resources, String expected) {
    Pod admitted =
        admission.admitted(
            pod("{containers: [{name: c, image: nginx, resources: " + resources + "}]}"));

    assertThat(admitted.status().qosClass()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "nginx,Always",
    "nginx:latest,Always",
    "nginx:1.25,IfNotPresent",
    "registry:5000/nginx,Always",
    "registry:5000/nginx:1,IfNotPresent",
    "nginx@sha256:0123,IfNotPresent",
  })
  void pullPolicy_followsFromTheImage(String image, String expected) {
    Pod defaulted = admission.defaulted(pod("{containers: [{name: c, image: '" + image + "'}]}"));

    assertThat(defaulted.spec().containers().get(0).imagePullPolicy()).isEqualTo(expected);
  }

  @Test
  void defaults_reachIntoFieldsThatAreKeptRaw() {
    Pod defaulted =
        admission.defaulted(
            pod(
                "{containers: [{name: c, image: i, env: [{name: A, valueFrom: {fieldRef:"
                    + " {fieldPath: metadata.name}}}]}], volumes: [{name: v, downwardAPI: {items:"
                    + " [{path: p, fieldRef: {fieldPath: metadata.name}}]}}]}"));

    assertThat(Manifest.toJson(defaulted))
        .contains("\"fieldRef\":{\"apiVersion\":\"v1\",\"fieldPath\":\"metadata.name\"}")
        .contains("\"defaultMode\":420");
  }

  @Test
  void secret_holdsItsPlainTextEncoded() {
    Secret secret =
        read(
            "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: hello}}",
            Secret.class);

    Secret admitted = admission.admitted(secret);

    assertThat(admitted.data()).containsEntry("a", "aGVsbG8=");
    assertThat(admitted.stringData()).isEmpty();
    assertThat(admitted.type()).isEqualTo("Opaque");
  }

  @Test
  void imageOfAPod_mayChange() {
    Pod changed = admission.admitted(pod("{containers: [{name: c, image: 'nginx'}]}"));
    changed =
        changed.withSpec(
            changed
                .spec()
                .withContainers(
                    ImmutableList.of(pod.spec().containers().get(0).withImage("nginx:2"))));

    assertThat(admission.validateUpdate(changed, pod)).isEmpty();
  }

  @Test
  void otherFieldsOfAPod_mayNotChange() {
    Pod changed = pod.withSpec(pod.spec().withHostname("other"));

    assertThat(admission.validateUpdate(changed, pod))
        .singleElement()
        .hasToString(
            "spec: Forbidden: pod updates may not change fields other than"
                + " `spec.containers[*].image`,`spec.initContainers[*].image`,"
                + "`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
                + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if"
                + " it was previously negative)");
  }

  @Test
  void containersOfAPod_mayNotBeRemoved() {
    Pod two = admission.admitted(pod("{containers: [{name: c, image: i}, {name: d, image: i}]}"));

    assertThat(admission.validateUpdate(pod, two))
        .singleElement()
        .hasToString("spec.containers: Forbidden: pod updates may not add or remove containers");
  }

  @Test
  void objectThatIsBeingDeleted_getsNoNewFinalizer() {
    Pod going = pod.withMetadata(pod.metadata().withDeletionTimestamp(Instant.EPOCH));
    Pod held = going.withMetadata(going.metadata().withFinalizers(ImmutableList.of("a/b")));

    assertThat(admission.validateUpdate(held, going))
        .singleElement()
        .hasToString(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                + " deleted, found new finalizers []string{\"a/b\"}");
  }

  @Test
  void clusterIp_isForLife() {
    Service service =
        admission.admitted(
            read(
                "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: ns}, spec:"
                    + " {clusterIP: 10.96.0.1, ports: [{port: 80}]}}",
                Service.class));
    Service moved =
        service.withSpec(
            service
                .spec()
                .withClusterIP("10.96.0.2")
                .withClusterIPs(ImmutableList.of("10.96.0.2")));

    assertThat(admission.validateUpdate(moved, service))
        .singleElement()
        .hasToString("spec.clusterIPs[0]: Invalid value: [\"10.96.0.2\"]: may not change once set");
  }

  private static Pod pod(String spec) {
    return read(
        "{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: ns}, spec: " + spec + "}",
        Pod.class);
  }

  private static <T extends ApiObject> T read(String manifest, Class<T> type) {
    return type.cast(Iterables.getOnlyElement(Manifest.parse(manifest)));
  }
}
