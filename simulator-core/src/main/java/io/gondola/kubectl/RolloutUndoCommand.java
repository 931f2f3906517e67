package io.gondola.kubectl;

import io.gondola.api.apps.Deployment;
import io.gondola.api.meta.ApiObject;

/** {@code kubectl rollout undo}. */
final class RolloutUndoCommand implements Command {

  @Override
  public String summary() {
    return "Go back to the revision before the current one, or to another.";
  }

  @Override
  public Flags flags() {
    return Flags.of("to-revision= " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    int revision = arguments.number("to-revision", 0);
    if (revision < 0) {
      throw new KubectlException("revision must be greater than or equal to 0: " + revision);
    }
    ResourceWords words = ResourceWords.parse(arguments.words(), "rollout undo");
    for (ApiObject object : new Finder(session, arguments).findChosen(words)) {
      session.attempt(() -> undo(object, revision, session));
    }
  }

  private static void undo(ApiObject object, int revision, Session session) {
    Deployment before =
        RolloutCommand.checkDeployment(object, "has no rollback: rolling back is not supported");
    String name = object.key().toString();
    RolloutCommand.onClient(() -> session.cluster().undo(name, revision));
    Deployment after = session.cluster().deployment(name);
    String word =
        before.spec().template().equals(after.spec().template())
            ? "skipped rollback (current template already matches revision %s)".formatted(revision)
            : "rolled back";
    session.print(Kind.label(object.resourceType(), object.name()) + " " + word);
  }
}
