package io.gondola.kubectl;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.api.apps.Deployment;
import io.gondola.api.meta.ApiObject;
import io.gondola.kubectl.print.RolloutState;
import io.gondola.kubectl.print.RolloutState.End;
import io.gondola.timeline.Happening;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.Timeline;

/**
 * Tells of a rollout each time its Deployment is written, even if that changes nothing to tell, and
 * holds once the rollout is over.
 */
final class RolloutWatch implements Condition {

  private final Session session;
  private final Deployment deployment;
  private int seen;
  private boolean over;

  RolloutWatch(Session session, Deployment deployment) {
    this.session = session;
    this.deployment = deployment;
    this.seen = session.cluster().timeline().size();
    tell(deployment);
  }

  boolean isOver() {
    return over;
  }

  @Override
  public boolean holds(Cluster cluster) {
    Timeline timeline = cluster.timeline();
    while (!over && seen < timeline.size()) {
      seen++;
      if (timeline.entry(seen).what() instanceof Happening.Change change
          && isOurs(change.object())) {
        see(change);
      }
    }
    return over;
  }

  private boolean isOurs(ApiObject object) {
    return object.metadata().uid().equals(deployment.metadata().uid());
  }

  private void see(Happening.Change change) {
    if (change.verb() == Verb.DELETED) {
      over = true;
      session.fail("error: object has been deleted");
    } else if (change.object() instanceof Deployment changed) {
      tell(changed);
    }
  }

  private void tell(Deployment changed) {
    RolloutState state = RolloutState.of(changed);
    over = state.end() != End.NOT_YET;
    if (state.end() == End.FAILED) {
      session.fail(state.line());
    } else {
      session.print(state.line());
    }
  }

  @Override
  public String description() {
    return "rollout of deployment \"%s\" over".formatted(deployment.name());
  }
}
