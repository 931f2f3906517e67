package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import java.time.Duration;

/** {@code kubectl delete}. It does not wait until the objects are gone: that takes time. */
final class DeleteCommand implements Command {

  @Override
  public String summary() {
    return "Delete objects, without waiting until they are gone: 'wait --for=delete' does.";
  }

  @Override
  public Flags flags() {
    return Flags.of("grace-period= now force cascade= wait " + Input.FLAGS + " " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    if (arguments.isSet("wait")) {
      throw new KubectlException(
          "delete lets no time pass; use 'kubectl wait --for=delete' after it");
    }
    Finder finder = new Finder(session, arguments);
    if (arguments.has("filename")) {
      for (ApiObject object : Input.objects(arguments, session, "delete")) {
        session.attempt(Input.errorWhen("deleting"), () -> delete(object, arguments, session));
      }
      return;
    }
    ResourceWords words = ResourceWords.parse(arguments.words(), "delete");
    ImmutableList<ApiObject> found = finder.findChosen(words);
    if (found.isEmpty() && words.named().isEmpty()) {
      session.print("No resources found");
    }
    if (isForced(arguments)) {
      session.warn(
          "Warning: Immediate deletion does not wait for confirmation that the running resource has"
              + " been terminated. The resource may continue to run on the cluster indefinitely.");
    }
    found.forEach(object -> session.attempt(() -> delete(object, arguments, session)));
  }

  private static void delete(ApiObject object, Arguments arguments, Session session) {
    String name = object.key().toString();
    int grace = grace(arguments);
    switch (arguments.find("cascade").orElse("background")) {
      case "orphan" -> session.cluster().deleteOrphaning(object.resourceType(), name);
      case "background" -> {
        if (grace < 0) {
          session.cluster().delete(object.resourceType(), name);
        } else {
          session.cluster().delete(object.resourceType(), name, Duration.ofSeconds(grace));
        }
      }
      default ->
          throw new KubectlException(
              "invalid cascade value (%s). Must be \"background\" or \"orphan\""
                  .formatted(arguments.text("cascade")));
    }
    session.print(
        "%s \"%s\" %s"
            .formatted(
                Kind.label(object.resourceType()),
                object.name(),
                isForced(arguments) ? "force deleted" : "deleted"));
  }

  /** Without force, no grace at all becomes a second: the kubelet is always asked. */
  private static int grace(Arguments arguments) {
    int seconds = arguments.isSet("now") ? 1 : arguments.number("grace-period", -1);
    if (arguments.isSet("force")) {
      return arguments.has("grace-period") ? seconds : 0;
    }
    return seconds == 0 ? 1 : seconds;
  }

  private static boolean isForced(Arguments arguments) {
    return arguments.isSet("force") && grace(arguments) == 0;
  }
}
