package io.gondola;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.sim.Distribution;
import org.junit.jupiter.api.Test;

/** The infra container: it comes first, holds the pod's address, and takes all others along. */
class SandboxTest {

  private static final ImageBehavior APP =
      ImageBehavior.INSTANT.withStart(Distribution.fixed(ofSeconds(2)));

  private final OneNode node =
      OneNode.with(
          config ->
              config
                  .withLatencies(OneNode.sandbox(ofMillis(500)))
                  .withImage("app", APP)
                  .withImage("setup", OneNodeImages.job(ofSeconds(1))));

  @Test
  void address_isThereBeforeAnyContainerStarts() {
    node.apply("a", "containers: [{name: web, image: app}]");

    node.runTo(ofSeconds(5));

    assertThat(node.story("a"))
        .containsExactly(
            "0s web waits ContainerCreating",
            "0.5s address 10.244.1.2",
            "2.5s Running",
            "2.5s web runs, ready",
            "2.5s pod ready");
    assertThat(node.cluster().get(Node.TYPE, "node-1").spec().podCIDR()).isEqualTo("10.244.1.0/24");
    assertThat(node.pod("a").status().containerStatuses())
        .as("the infra container is not one of them")
        .hasSize(1);
  }

  @Test
  void timeline_tellsOfTheSandbox() {
    node.apply("a", "containers: [{name: web, image: app}]");
    node.runTo(ofMillis(400));
    assertThat(readyToStart()).isEqualTo("False");

    node.runTo(ofMillis(600));

    assertThat(readyToStart()).isEqualTo("True");
    assertThat(node.cluster().why(Pod.TYPE, "a").toString())
        .startsWith("+0.5s  pod a got address 10.244.1.2 (kubelet/node-1)");
  }

  @Test
  void deadSandbox_isRebuiltWithANewAddressAndStartsEverythingAgain() {
    node.apply(
        "a",
        """
        initContainers: [{name: setup, image: setup}]
        containers: [{name: web, image: app}, {name: log, image: app}]
        """);
    node.runTo(ofSeconds(10));
    int soFar = node.story("a").size();

    node.cluster().faults().killSandbox("a");
    node.runTo(ofSeconds(20));

    assertThat(node.story("a").subList(soFar, node.story("a").size()))
        .containsExactly(
            "10s web ended 137 Error",
            "10s log ended 137 Error",
            "10s pod not ready",
            "10.5s address 10.244.1.3",
            "10.5s setup waits PodInitializing",
            "10.5s web waits PodInitializing",
            "10.5s log waits PodInitializing",
            "10.5s Pending",
            "10.5s setup runs, started",
            "11.5s Running", // They ran before and will again: to Kubernetes that is enough.
            "11.5s setup ended 0 Completed",
            "15.5s web runs, ready",
            "15.5s log runs, ready",
            "15.5s pod ready");
    assertThat(node.container("a", "web").restartCount()).isEqualTo(1);
    assertThat(node.container("a", "web").lastState().terminated().exitCode()).isEqualTo(137);
    assertThat(node.events("a"))
        .contains("SandboxChanged: Pod sandbox changed, it will be killed and re-created.");
  }

  @Test
  void deadSandbox_showsInTheCondition() {
    node.apply("a", "containers: [{name: web, image: app}]");
    node.runTo(ofSeconds(10));

    node.cluster().faults().killSandbox("a");
    node.runTo(ofMillis(10_400));

    assertThat(readyToStart()).isEqualTo("False");
    assertThat(node.pod("a").status().podIP()).as("until there is another").isEqualTo("10.244.1.2");
  }

  @Test
  void deadSandbox_endsAPodThatMayNotRestart() {
    node.apply("a", "restartPolicy: Never\ncontainers: [{name: web, image: app}]");
    node.runTo(ofSeconds(10));

    node.cluster().faults().killSandbox("a");
    node.runTo(ofSeconds(20));

    assertThat(node.pod("a").status().phase()).isEqualTo("Failed");
    assertThat(node.pod("a").status().podIP()).isEqualTo("10.244.1.2");
    assertThat(node.container("a", "web").restartCount()).isZero();
  }

  @Test
  void crashedContainer_keepsSandboxAndAddress() {
    node.apply("a", "containers: [{name: web, image: app}, {name: log, image: app}]");
    node.runTo(ofSeconds(10));

    node.cluster().faults().killContainer("a", "web");
    node.runTo(ofSeconds(20));

    assertThat(node.container("a", "web").restartCount()).isEqualTo(1);
    assertThat(node.container("a", "log").restartCount()).isZero();
    assertThat(node.pod("a").status().podIP()).isEqualTo("10.244.1.2");
    assertThat(node.events("a")).noneMatch(event -> event.startsWith("SandboxChanged"));
  }

  @Test
  void crashLoop_goesOnInTheNextSandbox() {
    OneNode crashing =
        OneNode.with(
            ImmutableMap.of(
                "bad", ImageBehavior.crasher(ofSeconds(1)).withStart(OneNodeImages.NOW)));
    crashing.apply("a", "containers: [{name: web, image: bad, imagePullPolicy: IfNotPresent}]");
    crashing.runTo(ofSeconds(60));
    int before = crashing.container("a", "web").restartCount();

    crashing.cluster().faults().killSandbox("a");
    crashing.runTo(ofSeconds(61));

    assertThat(crashing.container("a", "web").restartCount())
        .as("a new sandbox does not end the back-off")
        .isBetween(before, before + 1);
    assertThat(crashing.container("a", "web").state().waiting().reason())
        .isEqualTo("CrashLoopBackOff");
  }

  @Test
  void freedAddress_isNotGivenToTheNextPod() {
    node.apply("a", "containers: [{name: web, image: app}]");
    node.runTo(ofSeconds(5));
    node.cluster().delete(Pod.TYPE, "a");
    node.runTo(ofSeconds(10));

    node.apply("b", "containers: [{name: web, image: app}]");
    node.runTo(ofSeconds(15));

    assertThat(node.pod("b").status().podIP()).isEqualTo("10.244.1.3");
  }

  @Test
  void hostNetwork_hasTheAddressOfTheNode() {
    node.apply("a", "hostNetwork: true\ncontainers: [{name: web, image: app}]");

    node.runTo(ofSeconds(5));

    assertThat(node.pod("a").status().podIP()).isEqualTo(node.pod("a").status().hostIP());
  }

  private String readyToStart() {
    return node.pod("a")
        .status()
        .condition(PodCondition.READY_TO_START_CONTAINERS)
        .orElseThrow()
        .status();
  }
}
