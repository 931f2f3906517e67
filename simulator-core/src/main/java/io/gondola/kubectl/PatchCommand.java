package io.gondola.kubectl;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.manifest.Patch;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code kubectl patch}. */
final class PatchCommand implements Command {

  @Override
  public String summary() {
    return "Change fields of an object: -p PATCH, --type=strategic or merge.";
  }

  @Override
  public Flags flags() {
    return Flags.of("patch|p= type=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    String patch =
        arguments.find("patch").orElseThrow(() -> new KubectlException("must specify -p to patch"));
    boolean strategic = isStrategic(arguments.find("type").orElse("strategic"));
    ResourceWords words = ResourceWords.parse(arguments.words(), "patch");
    for (ApiObject object : new Finder(session, arguments).findChosen(words)) {
      session.attempt(() -> patch(object, Patch.parse(patch), strategic, session));
    }
  }

  private static boolean isStrategic(String type) {
    return switch (type) {
      case "strategic" -> true;
      case "merge" -> false;
      case "json" ->
          throw new KubectlException("--type=json is not simulated; there are merge and strategic");
      default ->
          throw new KubectlException(
              "--type must be one of [json merge strategic], not \"%s\"".formatted(type));
    };
  }

  private static void patch(
      ApiObject object, Map<String, @Nullable Object> patch, boolean strategic, Session session) {
    ApiObject after =
        write(object.resourceType(), object.key().toString(), patch, strategic, session);
    session.print(
        Kind.label(object.resourceType(), object.name())
            + (ApplyCommand.isSame(object, after) ? " patched (no change)" : " patched"));
  }

  private static <T extends ApiObject> T write(
      ResourceType<T> type,
      String name,
      Map<String, @Nullable Object> patch,
      boolean strategic,
      Session session) {
    return session
        .cluster()
        .patch(
            type,
            name,
            live -> strategic ? Patch.strategicMerge(live, patch) : Patch.merge(live, patch));
  }
}
