package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Pod;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class InformerTest {

  private final TestServer server = new TestServer();
  private final List<String> seen = new ArrayList<>();

  @Test
  void change_isSeenAfterTheDelay() {
    Informer<ConfigMap> informer = informer(Duration.ofMillis(10));

    server.create(ConfigMap.TYPE, Manifests.configMap("a"));

    server.runFor(Duration.ofMillis(9));
    assertThat(informer.find(TestServer.key("a"))).isEmpty();
    server.runFor(Duration.ofMillis(1));
    assertThat(informer.find(TestServer.key("a"))).isPresent();
    assertThat(seen).containsExactly("a added");
  }

  @Test
  void changes_keepTheirOrderEvenIfALaterOneIsFaster() {
    Deque<Duration> delays =
        new ArrayDeque<>(
            List.of(Duration.ofMillis(10), Duration.ofMillis(1), Duration.ofMillis(20)));
    Informer<ConfigMap> informer = Informer.of(server.api, "test", ConfigMap.TYPE, delays::remove);
    informer.onChange(this::note);

    server.create(ConfigMap.TYPE, Manifests.configMap("b"));
    server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.create(ConfigMap.TYPE, Manifests.configMap("c"));

    server.runFor(Duration.ofMillis(9));
    assertThat(seen).isEmpty();
    server.runFor(Duration.ofMillis(1));
    assertThat(seen).containsExactly("b added", "a added");
    server.runFor(Duration.ofMillis(10));
    assertThat(seen).containsExactly("b added", "a added", "c added");
  }

  @Test
  void everyChange_isToldOnItsOwn() {
    informer(Duration.ofMillis(10));

    ConfigMap created = server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.api.update(created.withData(ImmutableSortedMap.of("color", "blue")));
    server.api.delete(ConfigMap.TYPE, created.key(), DeleteOptions.DEFAULT);
    server.runFor(Duration.ofMillis(10));

    assertThat(seen).containsExactly("a added", "a modified", "a deleted");
  }

  @Test
  void handler_findsTheCacheUpToDateWithWhatItIsTold() {
    Informer<ConfigMap> informer =
        Informer.of(server.api, "test", ConfigMap.TYPE, () -> Duration.ofMillis(10));
    informer.onChange(
        event -> seen.add(informer.find(event.object().key()).isPresent() ? "present" : "absent"));

    server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.api.delete(ConfigMap.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);
    server.runFor(Duration.ofMillis(10));

    assertThat(seen).containsExactly("present", "absent");
  }

  @Test
  void follower_isToldOfTheObjectsThatAreThereAlready() {
    server.create(ConfigMap.TYPE, Manifests.configMap("b"));
    server.create(ConfigMap.TYPE, Manifests.configMap("a"));

    Informer.of(server.api, "test", ConfigMap.TYPE, () -> Duration.ZERO).follow(this::note);
    server.create(ConfigMap.TYPE, Manifests.configMap("c"));
    server.runFor(Duration.ZERO);

    assertThat(seen).containsExactly("a added", "b added", "c added");
  }

  @Test
  void index_followsTheProperty() {
    Informer<ConfigMap> informer = informer(Duration.ZERO);
    Index<ConfigMap> byColor = informer.indexBy(map -> map.data().getOrDefault("color", ""));
    ConfigMap red = server.create(ConfigMap.TYPE, Manifests.configMap("z"));
    server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.runFor(Duration.ZERO);
    assertThat(byColor.get("red")).extracting(ConfigMap::name).containsExactly("a", "z");

    server.api.update(red.withData(ImmutableSortedMap.of("color", "blue")));
    server.runFor(Duration.ZERO);
    assertThat(byColor.get("red")).extracting(ConfigMap::name).containsExactly("a");
    assertThat(byColor.get("blue")).extracting(ConfigMap::name).containsExactly("z");

    server.api.patch(
        ConfigMap.TYPE, red.key(), live -> live.withData(ImmutableSortedMap.of("size", "1")));
    server.api.delete(ConfigMap.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);
    server.runFor(Duration.ZERO);
    assertThat(byColor.get("red")).isEmpty();
    assertThat(byColor.get("blue")).isEmpty();
  }

  @Test
  void index_givesTheSameWhenItIsFirstLookedAtLate() {
    Informer<ConfigMap> informer = informer(Duration.ZERO);
    Index<ConfigMap> byColor = informer.indexBy(map -> map.data().getOrDefault("color", ""));
    server.create(ConfigMap.TYPE, Manifests.configMap("z"));
    server.create(ConfigMap.TYPE, Manifests.configMap("m"));
    server.runFor(Duration.ZERO);
    assertThat(byColor.get("red")).extracting(ConfigMap::name).containsExactly("m", "z");

    server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.runFor(Duration.ZERO);

    assertThat(byColor.get("red")).extracting(ConfigMap::name).containsExactly("a", "m", "z");
  }

  @Test
  void handler_isToldOfWhatMattersToItAlone() {
    Informer<ConfigMap> informer =
        Informer.of(server.api, "test", ConfigMap.TYPE, () -> Duration.ofMillis(10));
    informer.onChange(event -> event.after() == null, this::note);

    server.create(ConfigMap.TYPE, Manifests.configMap("a"));
    server.api.delete(ConfigMap.TYPE, TestServer.key("a"), DeleteOptions.DEFAULT);
    server.runFor(Duration.ofMillis(10));

    assertThat(seen).containsExactly("a deleted");
  }

  @Test
  void nodeInformer_seesItsOwnPodsAlone() {
    server.create(Pod.TYPE, Manifests.pod("early", "nodeName: node-1,"));
    Informer<Pod> informer =
        Informer.ofNode(server.api, "node-1", Pod.TYPE, () -> Duration.ofMillis(10));

    server.create(Pod.TYPE, Manifests.pod("late", "nodeName: node-1,"));
    server.create(Pod.TYPE, Manifests.pod("other", "nodeName: node-2,"));
    server.create(Pod.TYPE, Manifests.pod("bound"));
    server.api.bind(TestServer.key("bound"), "node-1");
    server.runFor(Duration.ofMillis(10));

    assertThat(informer.list()).extracting(Pod::name).containsExactly("bound", "early", "late");
  }

  private Informer<ConfigMap> informer(Duration delay) {
    Informer<ConfigMap> informer = Informer.of(server.api, "test", ConfigMap.TYPE, () -> delay);
    informer.onChange(this::note);
    return informer;
  }

  private void note(WatchEvent<ConfigMap> event) {
    String verb = event.after() == null ? "deleted" : event.before() == null ? "added" : "modified";
    seen.add(event.object().name() + " " + verb);
  }
}
