package io.gondola.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ExampleRollout;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.Pod;
import io.gondola.timeline.Happening.Note;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordingTest {

  private final Cluster cluster = ExampleRollout.running(2);

  @Test
  void deployment_wordsAUsersCommands() {
    cluster.scale("web", 3);
    assertThat(latestOf("web")).isEqualTo("deployment web was scaled from 2 to 3 (user)");

    cluster.pause("web");
    assertThat(latestOf("web")).isEqualTo("deployment web was paused (user)");

    cluster.resume("web");
    assertThat(latestOf("web")).isEqualTo("deployment web was resumed (user)");

    cluster.setImage("web", "log", "log:2");
    assertThat(latestOf("web")).isEqualTo("deployment web got image log:2 for log (user)");

    cluster.restart("web");
    assertThat(latestOf("web")).isEqualTo("deployment web got a new template (user)");

    cluster.delete(Deployment.TYPE, "web");
    assertThat(latestOf("web")).isEqualTo("deployment web is gone (user)");
  }

  @Test
  void firstRollout_isToldInPlainWords() {
    List<String> told =
        cluster.timeline().entries().stream()
            .map(Wording::of)
            .map(text -> text.replaceAll("web-[a-z0-9]+(-[a-z0-9]{5})?", "web-x"))
            .distinct()
            .collect(Collectors.toList());

    assertThat(told)
        .contains(
            "deployment web was created (user)",
            "replicaset web-x was created, for 2 pods (deployment-controller)",
            "deployment web got revision 1 (deployment-controller)",
            "pod web-x was created (replicaset-controller)",
            "replicaset web-x has 2 pods (+2) (replicaset-controller)",
            "pod web-x was bound to node-1 (default-scheduler)",
            "pod web-x got address 10.244.1.2 (kubelet/node-1)",
            "pod web-x became ready (kubelet/node-1)",
            "replicaset web-x has 2 ready and available (+2) (replicaset-controller)",
            "deployment web has 2 ready and available (+2) (deployment-controller)");
  }

  @Test
  void pod_tellsOfItsContainersAndItsSandbox() {
    String pod = cluster.pods().get(0).name();

    cluster.faults().killSandbox(pod);
    cluster.runFor(Duration.ofMinutes(1));

    assertThat(cluster.timeline().entries().stream().map(Wording::of))
        .contains(
            "pod " + pod + " is no longer ready (kubelet/node-1)",
            "pod " + pod + " got address 10.244.1.4 (kubelet/node-1)",
            "pod "
                + pod
                + " reports: log waits (ContainerCreating), web waits (ContainerCreating)"
                + " (kubelet/node-1)");
  }

  @Test
  void rollout_saysLessAsWellAsMore() {
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));

    assertThat(cluster.timeline().entries().stream().map(Wording::of))
        .anyMatch(text -> text.contains("has 1 pod (-1), 1 ready and available (-1)"));
  }

  @Test
  void pod_toldToGo_hasItsGrace() {
    String pod = cluster.pods().get(0).name();
    cluster.delete(Pod.TYPE, pod);

    assertThat(Wording.of(cluster.timeline().entry(cluster.timeline().size())))
        .isEqualTo("pod " + pod + " was told to go, within 30s (user)");
  }

  @Test
  void note_isGivenAsItIs() {
    assertThat(Wording.of(entry(new Note("", "lights out")))).isEqualTo("lights out (tester)");
    assertThat(Wording.of(entry(new Note("nodes node-1", "burns"))))
        .isEqualTo("nodes node-1 burns (tester)");
  }

  private String latestOf(String deployment) {
    return Wording.of(cluster.why(Deployment.TYPE, deployment).chain().get(0));
  }

  private static TimelineEntry entry(Happening what) {
    return new TimelineEntry(1, Instant.EPOCH, 0, "tester", what);
  }
}
