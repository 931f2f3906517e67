package io.gondola.kubectl;

import io.gondola.ConditionNotReachedException;
import io.gondola.api.apps.Deployment;
import java.time.Duration;

/** {@code kubectl rollout status}: lets time pass until the rollout is over. */
final class RolloutStatusCommand implements Command {

  /** The real one would wait for ever for a paused rollout; a simulation must end. */
  static final Duration LONGEST = Duration.ofHours(1);

  private static final String REVISION = "deployment.kubernetes.io/revision";

  @Override
  public String summary() {
    return "Follow a rollout until it is over; this lets time pass.";
  }

  @Override
  public Flags flags() {
    return Flags.of("timeout= watch|w revision= " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ResourceWords words = ResourceWords.parse(arguments.words(), "rollout status");
    Deployment deployment =
        RolloutCommand.checkDeployment(
            new Finder(session, arguments).single(words), "has no rollout status");
    checkRevision(deployment, arguments);
    RolloutWatch watch = new RolloutWatch(session, deployment);
    boolean waits = !arguments.has("watch") || arguments.isSet("watch");
    if (waits && !watch.isOver()) {
      Duration timeout = arguments.duration("timeout", Duration.ZERO);
      Duration limit = timeout.isZero() ? LONGEST : timeout;
      try {
        session.cluster().runUntil(watch, limit);
      } catch (ConditionNotReachedException e) {
        throw new KubectlException("timed out waiting for the condition");
      }
    }
  }

  private static void checkRevision(Deployment deployment, Arguments arguments) {
    int wanted = arguments.number("revision", 0);
    String running = deployment.metadata().annotations().getOrDefault(REVISION, "0");
    if (wanted != 0 && !running.equals(Integer.toString(wanted))) {
      throw new KubectlException(
          "desired revision (%s) is different from the running revision (%s)"
              .formatted(wanted, running));
    }
  }
}
