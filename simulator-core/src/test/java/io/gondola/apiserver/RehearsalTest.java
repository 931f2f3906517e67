package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  private final TestServer server = new TestServer();

  @Test
  void rehearsal_showsTheObjectsOfTheServerAndItsOwn() {
    server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.create(ConfigMap.TYPE, Manifests.configMap("b"));
    ApiServer rehearsal = server.api.rehearsal();

    rehearsal.create(TestServer.parse(ConfigMap.TYPE, Manifests.configMap("c")));
    rehearsal.delete(ConfigMap.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);

    assertThat(rehearsal.list(ConfigMap.TYPE))
        .extracting(ConfigMap::name)
        .containsExactly("b", "c");
    assertThat(rehearsal.find(ConfigMap.TYPE, TestServer.key("a"))).isEmpty();
    assertThat(server.names(ConfigMap.TYPE)).containsExactly("a", "b");
  }

  @Test
  void rehearsal_leavesNoTrace() {
    TestServer untouched = new TestServer();
    ApiServer rehearsal = server.api.rehearsal();
    Pod pod = TestServer.parse(Pod.TYPE, Manifests.pod("x"));

    rehearsal.create(pod.withMetadata(pod.metadata().withName("").withGenerateName("web-")));
    rehearsal.create(TestServer.parse(Service.TYPE, Manifests.service("a", "type: NodePort,")));

    for (TestServer each : new TestServer[] {server, untouched}) {
      each.create(Service.TYPE, Manifests.service("b", "type: NodePort,"));
      each.api.create(pod.withMetadata(pod.metadata().withName("").withGenerateName("web-")));
    }
    assertThat(server.api.timeline().text()).isEqualTo(untouched.api.timeline().text());
  }
}
