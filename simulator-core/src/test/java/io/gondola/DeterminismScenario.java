package io.gondola;

import static io.gondola.testing.RolloutScenario.Step.after;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.Images;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.network.NetworkTimes;
import io.gondola.sim.Distribution;
import io.gondola.testing.Action.DeletePod;
import io.gondola.testing.Action.PauseOrResume;
import io.gondola.testing.Action.Scale;
import io.gondola.testing.Action.SetImage;
import io.gondola.testing.Action.Undo;
import io.gondola.testing.RolloutScenario;
import io.gondola.testing.RolloutScenario.Step;
import java.time.Duration;

/**
 * A rollout under any seed. Between them the scenarios use each component, each source of chance
 * and each kind of text.
 */
record DeterminismScenario(
    String name, ClusterConfig config, String strategy, ImmutableList<Step> steps) {

  private static final int REPLICAS = 5;

  static final ImmutableList<DeterminismScenario> ALL =
      ImmutableList.of(
          of("rolling", random(), "{}", after(0, new SetImage("web:2"))),
          of("recreate", random(), "{type: Recreate}", after(0, new SetImage("web:2"))),
          of(
              "rollover",
              random(),
              "{}",
              after(0, new SetImage("web:2")),
              after(2_500, new SetImage("web:3"))),
          of(
              "scaled",
              random(),
              "{rollingUpdate: {maxSurge: 3, maxUnavailable: 1}}",
              after(0, new SetImage("web:2")),
              after(2_000, new Scale(11)),
              after(1_500, new Scale(4))),
          of(
              "held and undone",
              random(),
              "{}",
              after(0, new SetImage("web:2")),
              after(1_500, new PauseOrResume()),
              after(3_000, new PauseOrResume()),
              after(700, new Undo())),

          // Nothing takes any time, so that nearly all events are simultaneous.
          of(
              "ties",
              ClusterConfig.DEFAULT
                  .withLatencies(Latencies.ZERO)
                  .withImages(new Images(Images.DEFAULT.behaviors(), ImageBehavior.INSTANT))
                  .withTiesByChance(true),
              "{}",
              after(0, new SetImage("web:2"))),
          of(
              "lost pods",
              random().withTiesByChance(true),
              "{}",
              after(0, new SetImage("web:2")),
              after(300, new DeletePod(2)),
              after(900, new DeletePod(5)),
              after(900, new DeletePod(0))),

          // A version that cannot be pulled, pods that fit nowhere; then all is put right.
          of(
              "trouble",
              random()
                  .withNodeSize(new NodeSize(Quantity.parse("4"), Quantity.parse("8Gi"), 2))
                  .withImage("web:bad", ImageBehavior.WEB_SERVER.notFound()),
              "{rollingUpdate: {maxUnavailable: 1}, type: RollingUpdate}",
              after(0, new SetImage("web:bad")),
              after(700_000, new Undo())));

  private static DeterminismScenario of(
      String name, ClusterConfig config, String strategy, Step... steps) {
    return new DeterminismScenario(name, config, strategy, ImmutableList.copyOf(steps));
  }

  RolloutScenario withSeed(long seed) {
    return new RolloutScenario(config.withSeed(seed), REPLICAS, strategy, steps);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Whatever takes time takes a random one. */
  static ClusterConfig random() {
    Distribution small = millis(1, 40);
    ImageBehavior image =
        ImageBehavior.WEB_SERVER
            .withPull(millis(500, 3_000))
            .withStart(millis(100, 900))
            .withReadyAfter(Distribution.exponential(Duration.ofSeconds(2)))
            .withStop(millis(0, 2_000));
    KubeletTimes kubelet =
        new KubeletTimes(millis(200, 900), millis(0, 1_000), millis(100, 500), millis(0, 90_000));
    return ClusterConfig.DEFAULT
        .withLatencies(new Latencies(small, small, small, small, kubelet, NetworkTimes.DEFAULT))
        .withImages(new Images(Images.DEFAULT.behaviors(), image));
  }

  private static Distribution millis(long min, long max) {
    return Distribution.uniform(Duration.ofMillis(min), Duration.ofMillis(max));
  }
}
