package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {

  private static final ObjectKey SHOP = new ObjectKey("", "shop");

  private final TestServer server = new TestServer();

  @BeforeEach
  void start() {
    new NamespaceController(server.api, () -> Duration.ofMillis(20));
    server.namespace("shop");
    server.create(ConfigMap.TYPE, inShop(Manifests.configMap("a")));
    server.create(ConfigMap.TYPE, Manifests.configMap("elsewhere"));
  }

  @Test
  void deletedNamespace_takesItsContentsAlong() {
    server.api.delete(Namespace.TYPE, SHOP, DeleteOptions.DEFAULT);
    server.runFor(Duration.ofSeconds(1));

    assertThat(server.names(Namespace.TYPE)).containsExactly("default");
    assertThat(server.names(ConfigMap.TYPE)).containsExactly("elsewhere");
  }

  @Test
  void deletedNamespace_isTerminatingUntilItsPodsHaveStopped() {
    server.create(Pod.TYPE, inShop(Manifests.pod("slow", "nodeName: node-1,")));

    server.api.delete(Namespace.TYPE, SHOP, DeleteOptions.DEFAULT);
    server.runFor(Duration.ofSeconds(1));

    assertThat(server.api.get(Namespace.TYPE, SHOP).status().get("phase")).contains("Terminating");
    assertThat(server.names(ConfigMap.TYPE)).containsExactly("elsewhere");

    server.api.delete(Pod.TYPE, new ObjectKey("shop", "slow"), DeleteOptions.NOW);
    server.runFor(Duration.ofSeconds(1));

    assertThat(server.api.find(Namespace.TYPE, SHOP)).isEmpty();
  }

  @Test
  void namespace_canBeMadeAnewAfterwards() {
    server.api.delete(Namespace.TYPE, SHOP, DeleteOptions.DEFAULT);
    server.runFor(Duration.ofSeconds(1));

    server.namespace("shop");
    server.create(ConfigMap.TYPE, inShop(Manifests.configMap("b")));
    server.runFor(Duration.ofSeconds(1));

    assertThat(server.names(ConfigMap.TYPE)).containsExactly("elsewhere", "b");
  }

  private static String inShop(String manifest) {
    return manifest.replace("metadata: {", "metadata: {namespace: shop, ");
  }
}
