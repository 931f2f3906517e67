package io.gondola.kubectl;

import io.gondola.Cluster;
import io.gondola.api.apps.Deployment;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;

/** {@code kubectl rollout pause}, {@code resume} and {@code restart}. */
final class RolloutCommand implements Command {

  static final RolloutCommand PAUSE =
      new RolloutCommand("Hold a rollout.", "pausing", "paused", Cluster::pause);
  static final RolloutCommand RESUME =
      new RolloutCommand("Go on with a held rollout.", "resuming", "resumed", Cluster::resume);
  static final RolloutCommand RESTART =
      new RolloutCommand("Replace all pods.", "restarting", "restarted", Cluster::restart);

  private interface Action {
    Deployment apply(Cluster cluster, String name);
  }

  private final String summary;
  private final String doing;
  private final String done;
  private final Action action;

  private RolloutCommand(String summary, String doing, String done, Action action) {
    this.summary = summary;
    this.doing = doing;
    this.done = done;
    this.action = action;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Flags flags() {
    return Flags.of(Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ResourceWords words = ResourceWords.parse(arguments.words(), "rollout");
    for (ApiObject object : new Finder(session, arguments).findChosen(words)) {
      session.attempt(
          () -> {
            checkDeployment(object, doing + " is not supported");
            onClient(() -> action.apply(session.cluster(), object.key().toString()));
            session.print(Kind.label(object.resourceType(), object.name()) + " " + done);
          });
    }
  }

  static Deployment checkDeployment(ApiObject object, String problem) {
    if (object instanceof Deployment deployment) {
      return deployment;
    }
    throw new KubectlException(
        "%s \"%s\" %s".formatted(object.resourceType().groupResource(), object.name(), problem));
  }

  /** Does what kubectl itself refuses, not the server. */
  static void onClient(Runnable action) {
    try {
      action.run();
    } catch (ApiException e) {
      if (e.reason() == Reason.BAD_REQUEST) {
        throw new KubectlException(e.getMessage());
      }
      throw e;
    }
  }
}
