package io.gondola.testing;

import io.gondola.Cluster;
import io.gondola.DrainOptions;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiException;
import java.time.Duration;
import java.util.List;

/**
 * Something that is done to a cluster during the rollout of {@link RolloutScenario#NAME}.
 *
 * <p>An action of your own is a record that implements this: its parts are what a scenario shrinks.
 */
public interface Action {

  void on(Cluster cluster);

  /** The same as Java statements about a variable {@code cluster}. */
  String code();

  /** A new version, or an old one again. */
  record SetImage(String image) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.setImage(RolloutScenario.NAME, "web", image);
    }

    @Override
    public String code() {
      return "cluster.setImage(\"web\", \"web\", \"%s\");".formatted(image);
    }
  }

  /** Another size. */
  record Scale(int replicas) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.scale(RolloutScenario.NAME, replicas);
    }

    @Override
    public String code() {
      return "cluster.scale(\"web\", %s);".formatted(replicas);
    }
  }

  /** Holds the rollout, or goes on with one that is held. */
  record PauseOrResume() implements Action {
    @Override
    public void on(Cluster cluster) {
      if (cluster.deployment(RolloutScenario.NAME).spec().paused()) {
        cluster.resume(RolloutScenario.NAME);
      } else {
        cluster.pause(RolloutScenario.NAME);
      }
    }

    @Override
    public String code() {
      return """
          if (cluster.deployment("web").spec().paused()) {
            cluster.resume("web");
          } else {
            cluster.pause("web");
          }""";
    }
  }

  /** Goes back to the revision before; does nothing while that is refused. */
  record Undo() implements Action {
    @Override
    public void on(Cluster cluster) {
      try {
        cluster.undo(RolloutScenario.NAME);
      } catch (ApiException pausedOrNoHistory) {
        // As a user would: read the message and let it be.
      }
    }

    @Override
    public String code() {
      return """
          try {
            cluster.undo("web");
          } catch (ApiException pausedOrNoHistory) {
            // Nothing to go back to.
          }""";
    }
  }

  /** A pod goes before anybody wanted it to. */
  record DeletePod(int choice) implements Action {
    @Override
    public void on(Cluster cluster) {
      List<Pod> pods = cluster.pods();
      if (!pods.isEmpty()) {
        cluster.delete(Pod.TYPE, pods.get(choice % pods.size()).name());
      }
    }

    @Override
    public String code() {
      return """
          if (!cluster.pods().isEmpty()) {
            cluster.delete(Pod.TYPE, cluster.pods().get(%s %% cluster.pods().size()).name());
          }"""
          .formatted(choice);
    }
  }

  /** A machine loses its power. */
  record CrashNode(String node) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.faults().crashNode(node);
    }

    @Override
    public String code() {
      return "cluster.faults().crashNode(\"%s\");".formatted(node);
    }
  }

  /** A container of a pod gets SIGKILL; nothing happens if there is no pod. */
  record KillContainer() implements Action {
    @Override
    public void on(Cluster cluster) {
      // Later and not now: a fault of the present is refused if there is no pod.
      cluster.faults().after(Duration.ofNanos(1)).killContainer("app=web", "web");
    }

    @Override
    public String code() {
      return "cluster.faults().after(Duration.ofNanos(1)).killContainer(\"app=web\", \"web\");";
    }
  }

  /** The controller manager ends, and starts again with an empty memory. */
  record RestartControllers(long downtimeMillis) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.faults().restart("kube-controller-manager", Duration.ofMillis(downtimeMillis));
    }

    @Override
    public String code() {
      return "cluster.faults().restart(\"kube-controller-manager\", Duration.ofMillis(%s));"
          .formatted(downtimeMillis);
    }
  }

  /** Controllers see changes later, for a minute. */
  record DelayControllers(long extraMillis) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster
          .faults()
          .delayWatches(
              "kube-controller-manager", Duration.ofMillis(extraMillis), Duration.ofMillis(60_000));
    }

    @Override
    public String code() {
      return "cluster.faults().delayWatches(\"kube-controller-manager\", Duration.ofMillis(%s),"
              .formatted(extraMillis)
          + " Duration.ofMinutes(1));";
    }
  }

  /** Lets virtual time pass. */
  record RunFor(Duration span) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.runFor(span);
    }

    @Override
    public String code() {
      return "cluster.runFor(%s);".formatted(JavaCode.of(span));
    }
  }

  /** Begins to empty a node; pods that nobody would replace go, too. */
  record DrainNode(String node) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.drain(node, DrainOptions.DEFAULT.withForce(true));
    }

    @Override
    public String code() {
      return "cluster.drain(\"%s\", DrainOptions.DEFAULT.withForce(true));".formatted(node);
    }
  }

  /** Lets pods onto a node again. */
  record UncordonNode(String node) implements Action {
    @Override
    public void on(Cluster cluster) {
      cluster.uncordon(node);
    }

    @Override
    public String code() {
      return "cluster.uncordon(\"%s\");".formatted(node);
    }
  }
}
