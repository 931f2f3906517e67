package io.gondola.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.ClusterConfig;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.ConfigMapBuilder;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.ResourceType;
import io.gondola.controller.custom.CustomController;
import io.gondola.controller.custom.CustomReconciler;
import io.gondola.controller.custom.ReconcileContext;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconcilerChecksTest {

  private static final ResourceType<InertObject> TYPE =
      InertObject.type("example.com/v1", "Greeting", true);

  private static final String MANIFEST =
      """
      apiVersion: example.com/v1
      kind: Greeting
      metadata: {name: hello}
      spec: {text: Hello}
      """;

  @Test
  void controllerThatNamesWhatItMakes_hasAllProperties() {
    ReconcilerReport report = check(ReconcilerChecksTest::named);

    report.assertAllHold();
    assertThat(report)
        .hasToString(
            """
            controller greeter
              settles                               held in 1 run
              idempotent                            held in 1 run
              same end whatever takes how long      held in 20 runs
              same end with stale caches            held in 1 run
              same end after conflicts              held in 2 runs
              same end after restarts               held in 3 runs
              same end after a crash at any write   held in 1 run""");
  }

  @Test
  void controllerThatCountsByItsCache_createsTwiceWhenItIsStale() {
    ReconcilerReport report = check(ReconcilerChecksTest::counted);

    assertThat(report.broken())
        .contains(ReconcilerProperty.STALE_CACHES)
        .doesNotContain(ReconcilerProperty.SETTLES);
    assertThatThrownBy(report::assertAllHold)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("same end with stale caches            BROKEN")
        .hasMessageContaining("the end is another one\nexpected   nothing beside\nbut was    ");
  }

  @Test
  void controllerThatWritesForEver_doesNotSettle() {
    ReconcilerReport report = check((request, context) -> touch(context));

    assertThat(report.broken()).contains(ReconcilerProperty.SETTLES, ReconcilerProperty.IDEMPOTENT);
    assertThat(report.result(ReconcilerProperty.SETTLES).failure().orElseThrow().toString())
        .startsWith("the controller does not come to rest\nexpected   no more writes\n");
  }

  @Test
  void controllerThatRemembers_losesItWithItsProcess() {
    CustomController controller =
        CustomController.of("greeter", TYPE, Forgetful::new).owning(ConfigMap.TYPE);

    ReconcilerReport report = ReconcilerChecks.of(controller).given(MANIFEST).check();

    assertThat(report.broken())
        .contains(ReconcilerProperty.CRASHES)
        .doesNotContain(ReconcilerProperty.ANY_TIMES);
  }

  /** Makes two maps, and remembers that it began. */
  private static final class Forgetful implements CustomReconciler {
    private boolean begun;

    @Override
    public void reconcile(ObjectKey request, ReconcileContext context) {
      if (!begun && context.list(ConfigMap.TYPE).isEmpty()) {
        begun = true;
        context.create(map("first"));
        context.create(map("second"));
      }
    }
  }

  private static ReconcilerReport check(CustomReconciler reconciler) {
    return ReconcilerChecks.of(
            CustomController.of("greeter", TYPE, () -> reconciler).owning(ConfigMap.TYPE))
        .in(ClusterConfig.DEFAULT.withNodes(0))
        .given(MANIFEST)
        .check();
  }

  private static void named(ObjectKey request, ReconcileContext context) {
    if (context.find(ConfigMap.TYPE, new ObjectKey("default", "hello")).isEmpty()) {
      context
          .find(TYPE, request)
          .ifPresent(greeting -> context.createFor(greeting, map(greeting.name())));
    }
  }

  /** Looks again soon, in case its cache has not seen all. */
  private static void counted(ObjectKey request, ReconcileContext context) {
    if (context.list(ConfigMap.TYPE).isEmpty()) {
      context.create(
          ConfigMapBuilder.builder()
              .metadata(ObjectMetaBuilder.builder().generateName("hello-").build())
              .build());
      context.requeueAfter(Duration.ofSeconds(1));
    }
  }

  private static void touch(ReconcileContext context) {
    ImmutableList<ConfigMap> maps = context.list(ConfigMap.TYPE);
    if (maps.isEmpty()) {
      context.create(map("hello"));
    } else {
      String text = context.now().toString();
      context.update(maps.get(0).withData(ImmutableSortedMap.of("text", text)));
    }
    context.requeueAfter(Duration.ofSeconds(30));
  }

  private static ConfigMap map(String name) {
    return ConfigMapBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().namespace("default").name(name).build())
        .build();
  }
}
