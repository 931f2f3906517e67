package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.meta.ApiObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back as it was, whatever it is. */
class RoundTripTest {

  @Property(tries = 400)
  void yaml_isReadBackUnchanged(@ForAll("objects") Map<String, Object> tree) {
    ApiObject object = Manifest.decode(tree);

    assertThat(Manifest.parse(Manifest.toYaml(object))).containsExactly(object);
  }

  @Property(tries = 200)
  void json_isReadBackUnchanged(@ForAll("objects") Map<String, Object> tree) {
    ApiObject object = Manifest.decode(tree);

    assertThat(Manifest.parse(Manifest.toJson(object))).containsExactly(object);
  }

  @Property(tries = 100)
  void severalDocuments_areReadBackInTheirOrder(
      @ForAll("objects") Map<String, Object> first, @ForAll("objects") Map<String, Object> second) {
    ApiObject one = Manifest.decode(first);
    ApiObject two = Manifest.decode(second);

    assertThat(Manifest.parse(Manifest.toYaml(one, two))).containsExactly(one, two);
  }

  /** Only what reads as unset may be missing from the object. */
  @Property(tries = 400)
  void objects_loseNoField(@ForAll("objects") Map<String, Object> tree) {
    Map<String, Object> encoded = Manifest.encode(Manifest.decode(tree));

    assertThat(pruned(encoded)).isEqualTo(pruned(tree));
  }

  @Provide
  Arbitrary<Map<String, Object>> objects() {
    return Arbitraries.oneOf(
        ArbitraryTrees.objects("apps/v1", "Deployment"),
        ArbitraryTrees.objects("apps/v1", "ReplicaSet"),
        ArbitraryTrees.objects("v1", "Pod"),
        ArbitraryTrees.objects("v1", "Service"),
        ArbitraryTrees.objects("v1", "Node"),
        ArbitraryTrees.objects("v1", "ConfigMap"),
        ArbitraryTrees.objects("v1", "Secret"),
        ArbitraryTrees.objects("v1", "Event"),
        ArbitraryTrees.objects("discovery.k8s.io/v1", "EndpointSlice"),
        ArbitraryTrees.objects("batch/v1", "CronJob"));
  }

  /** The tree without zero values and what is empty then. */
  private static Object pruned(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> rest = new TreeMap<>();
      map.forEach((key, value) -> keep(pruned(value), kept -> rest.put(key, kept)));
      return rest;
    }
    if (tree instanceof List<?> list) {
      List<Object> rest = new ArrayList<>();
      list.forEach(item -> keep(pruned(item), rest::add));
      return rest;
    }
    return tree;
  }

  private static void keep(Object value, Consumer<Object> target) {
    boolean zero =
        value.equals("")
            || value.equals(0L)
            || value.equals(false)
            || value.equals(Map.of())
            || value.equals(List.of());
    if (!zero) {
      target.accept(value);
    }
  }
}
