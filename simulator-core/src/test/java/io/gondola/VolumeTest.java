package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.process.Files;
import io.gondola.kubelet.process.RunningProcess;
import org.junit.jupiter.api.Test;

/** Files that the containers of a pod share. */
class VolumeTest {

  private final PodBench bench =
      new PodBench(
          config ->
              config
                  .withImage("idle", ImageBehavior.INSTANT)
                  .withImage("writer", ImageBehavior.INSTANT.also(VolumeTest::write)));

  private static void write(RunningProcess process) {
    process.files().appendLine("/data/log", "start " + process.restarts());
    process.files().appendLine("/tmp/log", "start " + process.restarts());
  }

  @Test
  void emptyDir_isSharedByTheContainersOfAPod() {
    bench.start(pod("emptyDir: {}", "writer", "mountPath: /data", "mountPath: /var/log/app/"));

    assertThat(files("other").read("/var/log/app/log")).isEqualTo("start 0\n");
    assertThat(files("other").list("/var")).containsExactly("/var/log/app/log");
    assertThat(files("other").exists("/tmp/log")).as("their own files are not").isFalse();
  }

  @Test
  void emptyDir_survivesTheRestartOfAContainerAndItsOwnFilesDoNot() {
    bench.start(pod("emptyDir: {}", "writer", "mountPath: /data", "mountPath: /data"));

    bench.cluster().faults().killContainer("a", "app");
    bench.runFor(1);

    assertThat(files("app").read("/data/log")).isEqualTo("start 0\nstart 1\n");
    assertThat(files("app").read("/tmp/log")).isEqualTo("start 1\n");
  }

  @Test
  void emptyDir_survivesTheSandbox() {
    bench.start(pod("emptyDir: {}", "writer", "mountPath: /data", "mountPath: /data"));

    bench.cluster().faults().killSandbox("a");
    bench.runFor(60);

    assertThat(files("other").read("/data/log")).isEqualTo("start 0\nstart 1\n");
  }

  @Test
  void emptyDir_diesWithItsPod() {
    bench.start(pod("emptyDir: {}", "writer", "mountPath: /data", "mountPath: /data"));
    bench.delete();
    bench.runFor(5);

    bench.start(pod("emptyDir: {}", "writer", "mountPath: /data", "mountPath: /data"));

    assertThat(files("other").read("/data/log")).isEqualTo("start 0\n");
  }

  @Test
  void hostPath_outlivesThePodOnItsNode() {
    String spec = pod("hostPath: {path: /srv}", "writer", "mountPath: /data", "mountPath: /data");
    bench.start(spec);
    bench.delete();
    bench.runFor(5);

    bench.start(spec);

    assertThat(files("other").read("/data/log")).isEqualTo("start 0\nstart 0\n");
  }

  @Test
  void readOnlyMount_refusesWritesAndTheWriterCrashes() {
    bench.start(
        pod("emptyDir: {}", "writer", "mountPath: /data, readOnly: true", "mountPath: /data"));

    assertThat(bench.pod().status().containerStatuses().get(0).lastState().terminated().message())
        .endsWith("/data/log: read-only file system");
    assertThat(bench.pod().status().containerStatuses().get(0).lastState().terminated().exitCode())
        .isEqualTo(1);
    files("other").write("/data/log", "mine");
    assertThat(files("other").read("/data/log")).isEqualTo("mine");
  }

  @Test
  void subPath_showsAPartOfTheVolume() {
    bench.start(
        pod("emptyDir: {}", "writer", "mountPath: /data, subPath: logs", "mountPath: /all"));
    files("other").write("/all/logs-of-others/x", "hidden");

    assertThat(files("other").read("/all/logs/log")).isEqualTo("start 0\n");
    assertThat(files("app").list("/data")).containsExactly("/data/log");
  }

  @Test
  void innerMount_hidesWhatTheOuterOneHasThere() {
    bench.start(
        """
        volumes: [{name: outer, emptyDir: {}}, {name: inner, emptyDir: {}}],
        containers: [
          {name: app, image: idle,
           volumeMounts: [{name: outer, mountPath: /a}, {name: inner, mountPath: /a/b}]},
          {name: other, image: idle, volumeMounts: [{name: outer, mountPath: /a}]}]""");
    files("other").write("/a/b/hidden", "outer");
    files("app").write("/a/b/seen", "inner");

    assertThat(files("app").list("/a")).containsExactly("/a/b/seen");
    assertThat(files("app").exists("/a/b/hidden")).isFalse();
    assertThat(files("other").list("/a")).containsExactly("/a/b/hidden");
  }

  @Test
  void mountWithoutItsVolume_isRefused() {
    assertThatThrownBy(
            () ->
                bench.start(
                    "containers: [{name: app, image: idle,"
                        + " volumeMounts: [{name: data, mountPath: /data}]}]"))
        .hasMessage(
            "Pod \"a\" is invalid: spec.containers[0].volumeMounts[0].name: Not found: \"data\"");
  }

  @Test
  void missingFile_isSaidToBeMissing() {
    bench.start("containers: [{name: app, image: idle}]");

    assertThatThrownBy(() -> files("app").read("/etc/none"))
        .hasMessage("/etc/none: no such file or directory");
  }

  private Files files(String container) {
    return bench.cluster().process("a", container).orElseThrow().files();
  }

  private static String pod(String volume, String image, String mount, String otherMount) {
    return """
        volumes: [{name: data, %s}],
        containers: [
          {name: app, image: %s, volumeMounts: [{name: data, %s}]},
          {name: other, image: idle, volumeMounts: [{name: data, %s}]}]"""
        .formatted(volume, image, mount, otherMount);
  }
}
