package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ResourceType;
import io.gondola.kubelet.Kubelet;
import io.gondola.timeline.VirtualTime;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Something that goes wrong because you say so. {@link Faults} lets it happen, now or later.
 *
 * <p>A pod is given by its name, or by a selector such as {@code app=web}: then it is the first
 * one, by name, that has not ended. A fault that lasts ends by itself.
 */
public final class Fault {

  private final String text;
  private final boolean ofPod;
  private final Aim aim;

  /**
   * A fault that has found its target.
   *
   * @param subject what it is about
   * @param text what is done to it, for the timeline
   */
  record Hit(String subject, String text, Runnable effect) {}

  /** Finds what a fault hits. */
  private interface Aim {
    Hit at(FaultTargets targets);
  }

  private Fault(String text, Aim aim) {
    this(text, false, aim);
  }

  private Fault(String text, boolean ofPod, Aim aim) {
    this.text = text;
    this.ofPod = ofPod;
    this.aim = aim;
  }

  Hit aim(FaultTargets targets) {
    return aim.at(targets);
  }

  /** Refuses a target that is not there and never will be. */
  void check(FaultTargets targets) {
    if (!ofPod) {
      aim.at(targets);
    }
  }

  // ---- nodes

  /** A machine loses its power: its containers are gone, and the control plane is not told. */
  public static Fault crashNode(String node) {
    return ofNode("crash node " + node, node, "was crashed by hand", Kubelet::crash);
  }

  /** A crashed machine boots: its pods are built anew. */
  public static Fault recoverNode(String node) {
    return ofNode("recover node " + node, node, "was booted by hand", Kubelet::recover);
  }

  /** The network between a node and the control plane breaks: its containers go on unheard. */
  public static Fault cutOffNode(String node) {
    return ofNode("cut off node " + node, node, "was cut off by hand", Kubelet::cutOff);
  }

  /** A cut-off node is in reach again. */
  public static Fault reconnectNode(String node) {
    return ofNode("reconnect node " + node, node, "was reconnected by hand", Kubelet::reconnect);
  }

  // ---- pods

  /** A container gets SIGKILL: it ends with exit code 137. One that does not run is left alone. */
  public static Fault killContainer(String pod, String container) {
    return ofContainer(
        "kill container " + container + " of pod " + pod,
        pod,
        container,
        "container " + container + " was killed by hand",
        (kubelet, found) -> kubelet.kill(found.key(), container));
  }

  /** The infra container of a pod dies, and all others with it: the pod gets a new address. */
  public static Fault killSandbox(String pod) {
    return new Fault(
        "kill the sandbox of pod " + pod,
        true,
        targets -> {
          Pod found = targets.pod(pod);
          Kubelet kubelet = targets.kubeletOf(found);
          return new Hit(
              subject(Pod.TYPE, found.key()),
              "its sandbox was killed by hand",
              () -> kubelet.killSandbox(found.key()));
        });
  }

  /** All probes of a container fail for a while, whatever the container would answer. */
  public static Fault failProbes(String pod, String container, Duration howLong) {
    checkDuration("howLong", howLong);
    return ofContainer(
        "fail the probes of container %s of pod %s for %s"
            .formatted(container, pod, VirtualTime.format(howLong)),
        pod,
        container,
        "the probes of container %s fail by hand for %s"
            .formatted(container, VirtualTime.format(howLong)),
        (kubelet, found) -> kubelet.failProbes(found.key(), container, howLong));
  }

  // ---- images

  /**
   * Pulls of an image take longer if they begin within a while.
   *
   * @param image its name as it stands in pods, or {@code *} for every image
   */
  public static Fault slowPulls(String image, Duration extra, Duration howLong) {
    checkDuration("extra", extra);
    checkDuration("howLong", howLong);
    return new Fault(
        "slow the pulls of %s by %s for %s"
            .formatted(image, VirtualTime.format(extra), VirtualTime.format(howLong)),
        targets ->
            new Hit(
                "image " + image,
                "takes %s longer to pull, by hand, for %s"
                    .formatted(VirtualTime.format(extra), VirtualTime.format(howLong)),
                () -> targets.registry().slow(image, extra, howLong)));
  }

  /**
   * Pulls of an image fail if they begin within a while.
   *
   * @param image its name as it stands in pods, or {@code *} for every image
   */
  public static Fault breakPulls(String image, Duration howLong) {
    checkDuration("howLong", howLong);
    return new Fault(
        "break the pulls of %s for %s".formatted(image, VirtualTime.format(howLong)),
        targets ->
            new Hit(
                "image " + image,
                "cannot be pulled, by hand, for " + VirtualTime.format(howLong),
                () -> targets.registry().breakDown(image, howLong)));
  }

  // ---- the control plane

  /**
   * A component does nothing for a while, then goes on where it stopped.
   *
   * @param component as it is named in the timeline: {@code deployment-controller}, {@code
   *     default-scheduler}, {@code kubelet/node-1}, {@code kube-proxy/node-1}
   */
  public static Fault pause(String component, Duration howLong) {
    checkDuration("howLong", howLong);
    return ofControlPlane(
        "pause %s for %s".formatted(component, VirtualTime.format(howLong)),
        component,
        FaultTargets::checkComponent,
        "was paused by hand for " + VirtualTime.format(howLong),
        targets -> targets.pause(component, howLong));
  }

  /**
   * A process of the control plane ends and is started again, with nothing in its memory: its
   * caches are read anew, its queues and expectations are lost.
   *
   * @param process {@code kube-controller-manager} or {@code kube-scheduler}
   * @param downtime from its end until the new one starts
   */
  public static Fault restart(String process, Duration downtime) {
    checkDuration("downtime", downtime);
    return ofControlPlane(
        "restart %s within %s".formatted(process, VirtualTime.format(downtime)),
        process,
        FaultTargets::checkProcess,
        "was stopped by hand, to start again in " + VirtualTime.format(downtime),
        targets -> targets.restart(process, downtime));
  }

  /**
   * What happens reaches the watches of a component later, if it happens within a while.
   *
   * @param component one that watches: {@code kube-controller-manager} for the caches that its
   *     controllers share, {@code default-scheduler}, {@code kubelet/node-1}, {@code
   *     kube-proxy/node-1}
   */
  public static Fault delayWatches(String component, Duration extra, Duration howLong) {
    checkDuration("extra", extra);
    checkDuration("howLong", howLong);
    return ofControlPlane(
        "delay the watches of %s by %s for %s"
            .formatted(component, VirtualTime.format(extra), VirtualTime.format(howLong)),
        component,
        FaultTargets::checkComponent,
        "sees changes %s later, by hand, for %s"
            .formatted(VirtualTime.format(extra), VirtualTime.format(howLong)),
        targets -> targets.delayWatches(component, extra, howLong));
  }

  /**
   * The next writes of a component are refused with a Conflict, as if somebody had been faster.
   *
   * @param component a controller that updates objects as it has read them, such as {@code
   *     replicaset-controller}
   */
  public static Fault failWrites(String component, int writes) {
    checkArgument(writes > 0, "writes (%s) must be positive", writes);
    return ofControlPlane(
        "fail the next %s writes of %s".formatted(writes, component),
        component,
        FaultTargets::checkUpdater,
        "the next %s writes meet a conflict, by hand".formatted(writes),
        targets -> targets.api().connections().failWrites(component, writes));
  }

  private static Fault ofControlPlane(
      String text,
      String name,
      BiConsumer<FaultTargets, String> check,
      String done,
      Consumer<FaultTargets> effect) {
    return new Fault(
        text,
        targets -> {
          check.accept(targets, name);
          return new Hit(name, done, () -> effect.accept(targets));
        });
  }

  private static Fault ofNode(String text, String node, String done, Consumer<Kubelet> effect) {
    return new Fault(
        text,
        targets -> {
          Kubelet kubelet = targets.kubelet(node);
          return new Hit(subject(Node.TYPE, node), done, () -> effect.accept(kubelet));
        });
  }

  private static Fault ofContainer(
      String text, String pod, String container, String done, BiConsumer<Kubelet, Pod> effect) {
    return new Fault(
        text,
        true,
        targets -> {
          Pod found = targets.pod(pod);
          targets.checkContainer(found, container);
          Kubelet kubelet = targets.kubeletOf(found);
          return new Hit(subject(Pod.TYPE, found.key()), done, () -> effect.accept(kubelet, found));
        });
  }

  private static String subject(ResourceType<?> type, Object name) {
    return type + " " + name;
  }

  private static void checkDuration(String name, Duration value) {
    checkArgument(!value.isNegative(), "%s (%s) must not be negative", name, value);
  }

  /** What it does: {@code kill container web of pod app=web}. */
  @Override
  public String toString() {
    return text;
  }
}
