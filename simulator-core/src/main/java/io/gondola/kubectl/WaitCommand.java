package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.ConditionNotReachedException;
import io.gondola.api.meta.ApiObject;
import java.time.Duration;
import java.time.Instant;

/** {@code kubectl wait}: lets time pass. */
final class WaitCommand implements Command {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  @Override
  public String summary() {
    return "Wait --for=condition=NAME, --for=delete or --for=jsonpath=PATH=VALUE;"
        + " this lets time pass.";
  }

  @Override
  public Flags flags() {
    return Flags.of("for= timeout= " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    WaitFor what = WaitFor.parse(arguments.text("for"));
    ResourceWords words = ResourceWords.parse(arguments.words(), "wait");
    ImmutableList<ApiObject> objects = new Finder(session, arguments).findChosen(words);
    if (objects.isEmpty() && words.named().isEmpty() && !what.isDeletion()) {
      throw new KubectlException("no matching resources found");
    }
    Instant end = session.cluster().now().plus(arguments.duration("timeout", DEFAULT_TIMEOUT));
    for (ApiObject object : objects) {
      session.attempt(() -> await(object, what, end, session));
    }
  }

  private static void await(ApiObject object, WaitFor what, Instant end, Session session) {
    Duration left = Duration.between(session.cluster().now(), end);
    try {
      session.cluster().runUntil(what.about(object), left.isNegative() ? Duration.ZERO : left);
    } catch (ConditionNotReachedException e) {
      throw new KubectlException(
          "timed out waiting for the condition on %s/%s"
              .formatted(object.resourceType().plural(), object.name()));
    }
    session.print(
        Kind.label(object.resourceType(), object.name())
            + (what.isDeletion() ? " deleted" : " condition met"));
  }
}
