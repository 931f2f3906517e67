package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Node;
import io.gondola.api.meta.ApiException;
import io.gondola.apiserver.ApiServer;
import io.gondola.kubelet.Kubelet;
import io.gondola.sim.Activity;
import io.gondola.timeline.Happening;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Things that go wrong because you say so, at once or {@link #after} a while. Each is noted in the
 * timeline.
 */
public final class Faults {

  private static final String COMPONENT = "faults";

  private final ApiServer api;
  private final ImmutableSortedMap<String, Kubelet> kubelets;
  private final Duration delay;

  Faults(ApiServer api, ImmutableSortedMap<String, Kubelet> kubelets) {
    this(api, kubelets, Duration.ZERO);
  }

  private Faults(ApiServer api, ImmutableSortedMap<String, Kubelet> kubelets, Duration delay) {
    this.api = api;
    this.kubelets = kubelets;
    this.delay = delay;
  }

  /** The same faults, each a while of virtual time after it is asked for. */
  public Faults after(Duration wait) {
    checkArgument(!wait.isNegative(), "wait (%s) must not be negative", wait);
    return new Faults(api, kubelets, wait);
  }

  /** A machine loses its power: its containers are gone, and the control plane is not told. */
  public void crashNode(String node) {
    inflict(node, "crash", "was crashed by hand", Kubelet::crash);
  }

  /** A crashed machine boots: its pods are built anew. */
  public void recoverNode(String node) {
    inflict(node, "recover", "was booted by hand", Kubelet::recover);
  }

  /** The network between a node and the control plane breaks: its containers go on unheard. */
  public void cutOffNode(String node) {
    inflict(node, "cut off", "was cut off by hand", Kubelet::cutOff);
  }

  /** A cut-off node is in reach again. */
  public void reconnectNode(String node) {
    inflict(node, "reconnect", "was reconnected by hand", Kubelet::reconnect);
  }

  private void inflict(String name, String verb, String text, Consumer<Kubelet> fault) {
    Kubelet kubelet = kubelets.get(name);
    if (kubelet == null) {
      throw ApiException.notFound(Node.TYPE, name);
    }
    if (delay.isZero()) {
      happen(name, text, () -> fault.accept(kubelet));
    } else {
      Activity activity = new Activity(COMPONENT, verb, name);
      Runnable later = () -> happen(name, text, () -> fault.accept(kubelet));
      api.simulation().schedule(delay, activity, later);
    }
  }

  private void happen(String node, String text, Runnable fault) {
    long note = api.timeline().append(new Happening.Note(Node.TYPE + " " + node, text));
    api.simulation().causedBy(note, fault);
  }
}
