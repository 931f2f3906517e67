package io.gondola.testing.jqwik;

import io.gondola.Cluster;
import io.gondola.testing.Action;
import io.gondola.testing.Action.DrainNode;
import io.gondola.testing.Action.RunFor;
import io.gondola.testing.Action.UncordonNode;
import java.time.Duration;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * Chains of actions for jqwik's stateful testing of a cluster that has the Deployment {@code web}.
 *
 * <pre>{@code
 * @Property
 * void web_staysSound(@ForAll("chains") ActionChain<Cluster> chain) {
 *   chain.withInvariant(cluster -> …).run();
 * }
 *
 * @Provide
 * Arbitrary<ActionChain<Cluster>> chains() {
 *   return ClusterActions.chains(() -> { … });
 * }
 * }</pre>
 */
public final class ClusterActions {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private ClusterActions() {}

  /**
   * New images and sizes, pauses, undos, pods that are deleted or killed, nodes that are drained,
   * faults of the control plane, and time that passes.
   *
   * @param start makes a cluster; it is called anew for each try
   */
  public static ActionChainArbitrary<Cluster> chains(Supplier<Cluster> start) {
    return ActionChain.startWith(start)
        .withAction(4, doing(waits()))
        .withAction(2, doing(Scenarios.changes()))
        .withAction(1, doing(Scenarios.sizes()))
        .withAction(1, doing(Scenarios.losses()))
        .withAction(1, doing(drains()))
        .withAction(1, doing(Scenarios.troubles()));
  }

  /** Actions as those that jqwik chains: for a chain of your own. */
  public static net.jqwik.api.state.Action.Independent<Cluster> doing(
      Arbitrary<? extends Action> actions) {
    return () -> actions.map(action -> Transformer.mutate(action.code(), action::on));
  }

  public static Arbitrary<Action> waits() {
    return GondolaArbitraries.durations(LONGEST_WAIT).map(RunFor::new);
  }

  /** A node is emptied, or taken into use again. */
  public static Arbitrary<Action> drains() {
    return Arbitraries.of(new DrainNode("node-2"), new UncordonNode("node-2"));
  }
}
