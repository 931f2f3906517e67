package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.Files;
import io.gondola.sim.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Volumes that show objects of the API server. */
class ConfigMapVolumeTest {

  private final PodBench bench =
      new PodBench(
          config ->
              config
                  .withImage("idle", ImageBehavior.INSTANT)
                  .withLatencies(
                      config
                          .latencies()
                          .withKubelet(
                              config
                                  .latencies()
                                  .kubelet()
                                  .withVolumeRefresh(Distribution.fixed(Duration.ofSeconds(60))))));

  @Test
  void keys_areFiles() {
    settings("{color: red, size: '3'}");

    bench.start(pod("configMap: {name: settings}"));

    assertThat(files().list("/etc")).containsExactly("/etc/app/color", "/etc/app/size");
    assertThat(files().read("/etc/app/color")).isEqualTo("red");
    assertThatThrownBy(() -> files().write("/etc/app/color", "blue"))
        .hasMessage("/etc/app/color: read-only file system");
  }

  @Test
  void items_chooseKeysAndPaths() {
    settings("{color: red, size: '3'}");

    bench.start(
        pod("configMap: {name: settings, defaultMode: 256, items: [{key: size, path: x/y}]}"));

    assertThat(files().list("/etc")).containsExactly("/etc/app/x/y");
  }

  @Test
  void missingObject_keepsThePodWaitingUntilItExists() {
    bench.start(pod("configMap: {name: settings}"));

    assertThat(bench.pod().status().phase()).isEqualTo("Pending");
    assertThat(bench.state("app").waiting().reason()).isEqualTo("ContainerCreating");
    assertThat(bench.pod().status().podIP()).isEmpty();
    assertThat(bench.events())
        .contains(
            "FailedMount: MountVolume.SetUp failed for volume \"v\" : configmap \"settings\" not"
                + " found");

    bench.runFor(1);
    settings("{color: red}");
    bench.runFor(1);
    assertThat(bench.pod().isReady()).as("tried after 0.5, 1.5 and 3.5 s").isFalse();
    bench.runFor(1);
    assertThat(bench.pod().isReady()).isTrue();
  }

  @Test
  void missingObject_isLookedForLessAndLessOften() {
    bench.start(pod("configMap: {name: settings}"));

    bench.runFor(600);

    assertThat(bench.cluster().events())
        .filteredOn(event -> event.reason().equals("FailedMount"))
        .extracting(event -> event.count())
        .as("after 0, 0.5, 1.5 .. 63.5, 127.5 s and then each 122 s")
        .containsExactly(9 + 3);
  }

  @Test
  void podThatWaitsForAVolume_canBeDeleted() {
    bench.start(pod("configMap: {name: settings}"));

    bench.delete();
    bench.runFor(2);

    assertThat(bench.cluster().find(Pod.TYPE, "a")).isEmpty();
    assertThat(bench.cluster().pending())
        .noneMatch(event -> event.toString().contains("default/a"));
  }

  @Test
  void missingKey_isNamed() {
    settings("{color: red}");
    bench.start(pod("configMap: {name: settings, items: [{key: size, path: size}]}"));

    assertThat(bench.events())
        .contains(
            "FailedMount: MountVolume.SetUp failed for volume \"v\" : configmap references"
                + " non-existent config key: size");
  }

  @Test
  void missingSecret_isNamed() {
    bench.start(pod("secret: {secretName: keys}"));

    assertThat(bench.events())
        .contains(
            "FailedMount: MountVolume.SetUp failed for volume \"v\" : secret \"keys\" not found");
  }

  @Test
  void missingSecretKey_isNamed() {
    bench.cluster().apply("{apiVersion: v1, kind: Secret, metadata: {name: keys}}");
    bench.start(pod("secret: {secretName: keys, items: [{key: tls.key, path: k}]}"));

    assertThat(bench.events())
        .contains(
            "FailedMount: MountVolume.SetUp failed for volume \"v\" : references non-existent"
                + " secret key: tls.key");
  }

  @Test
  void optionalObject_mayBeMissingAndComeLater() {
    bench.start(pod("configMap: {name: settings, optional: true}"));
    assertThat(bench.pod().isReady()).isTrue();
    assertThat(files().list("/etc")).isEmpty();

    settings("{color: red}");
    bench.runFor(60);

    assertThat(files().list("/etc")).containsExactly("/etc/app/color");
  }

  @Test
  void secret_isDecoded() {
    bench
        .cluster()
        .apply(
            "{apiVersion: v1, kind: Secret, metadata: {name: keys}, data: {pin: MTIzNA==},"
                + " stringData: {word: hush}}");

    bench.start(pod("secret: {secretName: keys}"));

    assertThat(files().read("/etc/app/pin")).isEqualTo("1234");
    assertThat(files().read("/etc/app/word")).isEqualTo("hush");
  }

  @Test
  void change_reachesTheFilesOfARunningPodLater() {
    settings("{color: red, size: '3'}");
    bench.start(pod("configMap: {name: settings}"));

    settings("{color: blue}");
    bench.runFor(59);
    assertThat(files().read("/etc/app/color")).isEqualTo("red");
    bench.runFor(1);

    assertThat(files().read("/etc/app/color")).isEqualTo("blue");
    assertThat(files().list("/etc")).containsExactly("/etc/app/color");
  }

  @Test
  void change_neverReachesASubPathUntilTheContainerRestarts() {
    settings("{color: red}");
    bench.start(pod("configMap: {name: settings}").replace("/etc/app", "/color, subPath: color"));
    assertThat(files().read("/color")).isEqualTo("red");
    assertThat(files().list("/")).containsExactly("/color");

    settings("{color: blue}");
    bench.runFor(300);
    assertThat(files().read("/color")).isEqualTo("red");

    bench.cluster().faults().killContainer("a", "app");
    bench.runFor(1);
    assertThat(files().read("/color")).isEqualTo("blue");
  }

  @Test
  void deletedObject_leavesItsFiles() {
    settings("{color: red}");
    bench.start(pod("configMap: {name: settings}"));

    bench.cluster().delete(ConfigMap.TYPE, "settings");
    bench.runFor(300);

    assertThat(files().read("/etc/app/color")).isEqualTo("red");
  }

  @Test
  void projectedVolume_bringsSourcesTogether() {
    settings("{color: red, size: '3'}");
    bench
        .cluster()
        .apply("{apiVersion: v1, kind: Secret, metadata: {name: keys}, stringData: {pin: '12'}}");

    bench.start(
        pod(
                """
            projected: {sources: [
              {configMap: {name: settings, items: [{key: color, path: c/color}]}},
              {secret: {name: keys}},
              {serviceAccountToken: {path: token}},
              {downwardAPI: {items: [{path: name, fieldRef: {fieldPath: metadata.name}}]}}]}""")
            + ", serviceAccountName: guide");

    assertThat(files().list("/etc"))
        .containsExactly("/etc/app/c/color", "/etc/app/name", "/etc/app/pin", "/etc/app/token");
    assertThat(files().read("/etc/app/name")).isEqualTo("a");
    assertThat(files().read("/etc/app/token")).isEqualTo("system:serviceaccount:default:guide");
  }

  @Test
  void downwardApi_showsThePodToItself() {
    bench.start(
        pod("""
                downwardAPI: {items: [
                  {path: all, fieldRef: {fieldPath: metadata.labels}},
                  {path: one, fieldRef: {fieldPath: "metadata.labels['app']"}},
                  {path: cpu, resourceFieldRef: {
                    containerName: app, resource: limits.cpu, divisor: 1m}},
                  {path: memory, resourceFieldRef: {
                    containerName: app, resource: requests.memory, divisor: 1Mi}}]}""")
            .replace("image: idle", "image: idle, resources: {limits: {cpu: 1500m, memory: 1Gi}}"));
    assertThat(files().read("/etc/app/all")).isEmpty();
    assertThat(files().read("/etc/app/cpu")).isEqualTo("1500");
    assertThat(files().read("/etc/app/memory")).isEqualTo("1024");

    bench.cluster().patch(Pod.TYPE, "a", "metadata: {labels: {app: web, z: ''}}");
    bench.runFor(60);

    assertThat(files().read("/etc/app/all")).isEqualTo("app=\"web\"\nz=\"\"");
    assertThat(files().read("/etc/app/one")).isEqualTo("web");
  }

  private void settings(String data) {
    bench
        .cluster()
        .apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}, data: " + data + "}");
  }

  private static String pod(String volume) {
    return "volumes: [{name: v, "
        + volume
        + "}], containers: [{name: app, image: idle,"
        + " volumeMounts: [{name: v, mountPath: /etc/app}]}]";
  }

  private Files files() {
    return bench.cluster().process("a", "app").orElseThrow().files();
  }
}
