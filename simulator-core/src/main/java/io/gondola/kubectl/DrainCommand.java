package io.gondola.kubectl;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ConditionNotReachedException;
import io.gondola.Drain;
import io.gondola.DrainOptions;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import java.time.Duration;

/** {@code kubectl drain}: lets time pass until the node is empty. */
final class DrainCommand implements Command {

  /** The real one would try for ever; a simulation must end. */
  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public String summary() {
    return "Empty a node: cordon it and evict its pods; this lets time pass.";
  }

  @Override
  public Flags flags() {
    return Flags.of(
        "force ignore-daemonsets delete-emptydir-data disable-eviction grace-period= timeout="
            + " pod-selector= selector|l=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    DrainOptions options = options(arguments);
    for (ApiObject node : CordonCommand.nodes(arguments, session)) {
      session.attempt(() -> drain(node.name(), options, session));
    }
  }

  private static DrainOptions options(Arguments arguments) {
    int grace = arguments.number("grace-period", -1);
    return DrainOptions.DEFAULT
        .withForce(arguments.isSet("force"))
        .withIgnoreDaemonSets(arguments.isSet("ignore-daemonsets"))
        .withDeleteEmptyDirData(arguments.isSet("delete-emptydir-data"))
        .withDisableEviction(arguments.isSet("disable-eviction"))
        .withGracePeriodSeconds(grace < 0 ? null : (long) grace)
        .withTimeout(arguments.duration("timeout", Duration.ZERO))
        .withPodSelector(arguments.text("pod-selector"));
  }

  private static void drain(String node, DrainOptions options, Session session) {
    Drain drain = begin(node, options, session.cluster());
    Condition over =
        Condition.of("drain over", c -> drain.isFinished() || drain.failure().isPresent());
    try {
      session.cluster().runUntil(over, LONGEST);
    } catch (ConditionNotReachedException e) {
      session.fail("error: drain did not complete within " + LONGEST.toHours() + "h0m0s");
    }
    String failure = drain.failure().orElse("");
    for (String line : drain.output()) {
      if (line.equals(failure)) {
        session.fail("error: " + line);
      } else if (line.startsWith("error ") || line.startsWith("evicting ")) {
        session.warn(line);
      } else {
        session.print(line);
      }
    }
  }

  private static Drain begin(String node, DrainOptions options, Cluster cluster) {
    try {
      return cluster.drain(node, options);
    } catch (ApiException e) {
      if (e.reason() == Reason.BAD_REQUEST) {
        throw new KubectlException(
            "unable to drain node \"%s\" due to error: %s".formatted(node, e.getMessage()));
      }
      throw e;
    }
  }
}
