package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.meta.ObjectKey;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

/** It makes no difference to what an informer knows when somebody first looks at it. */
class InformerPropertiesTest {

  private TestServer server = new TestServer();

  @BeforeTry
  void beginAnew() {
    server = new TestServer();
  }

  /** A step creates, changes or deletes one of three objects, or lets time pass. */
  @Property
  void copy_isTheSameWheneverItIsFirstLookedAt(
      @ForAll @Size(max = 30) List<@IntRange(max = 15) Integer> steps) {
    Informer<ConfigMap> looked = informer();
    assertThat(looked.find(new ObjectKey("default", "c0"))).isEmpty();
    Informer<ConfigMap> unlooked = informer();

    for (int step : steps) {
      act(step);
    }

    assertThat(keys(unlooked)).isEqualTo(keys(looked));
    assertThat(unlooked.find(new ObjectKey("default", "c0")).map(ConfigMap::data))
        .isEqualTo(looked.find(new ObjectKey("default", "c0")).map(ConfigMap::data));
    server.runFor(Duration.ofSeconds(1));
    assertThat(unlooked.list()).isEqualTo(looked.list());
  }

  private void act(int step) {
    ObjectKey key = new ObjectKey("default", "c" + step % 3);
    if (step >= 12) {
      server.runFor(Duration.ofMillis(3));
    } else if (step >= 8) {
      server.api.find(ConfigMap.TYPE, key).ifPresent(this::delete);
    } else if (server.api.find(ConfigMap.TYPE, key).isEmpty()) {
      server.create(ConfigMap.TYPE, Manifests.configMap(key.name()));
    } else {
      server.api.patch(
          ConfigMap.TYPE, key, old -> old.withData(ImmutableSortedMap.of("step", "" + step)));
    }
  }

  private void delete(ConfigMap object) {
    server.api.delete(ConfigMap.TYPE, object.key(), DeleteOptions.DEFAULT);
  }

  private Informer<ConfigMap> informer() {
    return Informer.of(server.api, "test", ConfigMap.TYPE, () -> Duration.ofMillis(10));
  }

  private static List<ObjectKey> keys(Informer<ConfigMap> informer) {
    return informer.list().stream().map(ConfigMap::key).toList();
  }
}
