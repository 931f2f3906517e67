package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;

/** {@code kubectl scale}. */
final class ScaleCommand implements Command {

  @Override
  public String summary() {
    return "Change the number of replicas of a Deployment or a ReplicaSet.";
  }

  @Override
  public Flags flags() {
    return Flags.of("replicas= current-replicas= " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    int replicas = arguments.number("replicas", -1);
    if (replicas < 0) {
      throw new KubectlException(
          "The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0");
    }
    ResourceWords words = ResourceWords.parse(arguments.words(), "scale");
    for (ApiObject object : found(words, arguments, session)) {
      session.attempt(() -> scale(object, replicas, arguments, session));
    }
  }

  private static ImmutableList<ApiObject> found(
      ResourceWords words, Arguments arguments, Session session) {
    Finder finder = new Finder(session, arguments);
    ImmutableList.Builder<ApiObject> found = ImmutableList.builder();
    try {
      if (words.named().isEmpty()) {
        found.addAll(finder.findChosen(words));
      }
      words.named().forEach(named -> found.add(finder.get(named)));
    } catch (ApiException e) {
      throw new KubectlException("no objects passed to scale " + e.getMessage());
    }
    if (found.build().isEmpty()) {
      throw new KubectlException("no objects passed to scale");
    }
    return found.build();
  }

  private static void scale(ApiObject object, int replicas, Arguments arguments, Session session) {
    ObjectKey key = object.key();
    if (object instanceof Deployment deployment) {
      checkCurrent(deployment.spec().desiredReplicas(), arguments);
      session.cluster().scale(key.toString(), replicas);
    } else if (object instanceof ReplicaSet set) {
      checkCurrent(set.spec().desiredReplicas(), arguments);
      session
          .cluster()
          .patch(
              ReplicaSet.TYPE,
              key.toString(),
              live -> live.withSpec(live.spec().withReplicas(replicas)));
    } else {
      throw new KubectlException(
          "cannot scale %s: the server could not find the requested resource"
              .formatted(Kind.label(object.resourceType(), object.name())));
    }
    session.print(Kind.label(object.resourceType(), object.name()) + " scaled");
  }

  private static void checkCurrent(int actual, Arguments arguments) {
    int expected = arguments.number("current-replicas", actual);
    if (expected != actual) {
      throw new KubectlException("Expected replicas to be %s, was %s".formatted(expected, actual));
    }
  }
}
