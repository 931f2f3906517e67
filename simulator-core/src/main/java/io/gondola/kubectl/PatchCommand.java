package io.gondola.kubectl;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.manifest.Patch;
import java.util.function.UnaryOperator;

/** {@code kubectl patch}. */
final class PatchCommand implements Command {

  @Override
  public String summary() {
    return "Change fields of an object: -p PATCH, --type=strategic, merge or json.";
  }

  @Override
  public Flags flags() {
    return Flags.of("patch|p= type=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    String patch =
        arguments.find("patch").orElseThrow(() -> new KubectlException("must specify -p to patch"));
    UnaryOperator<ApiObject> change = change(arguments.find("type").orElse("strategic"), patch);
    ResourceWords words = ResourceWords.parse(arguments.words(), "patch");
    for (ApiObject object : new Finder(session, arguments).findChosen(words)) {
      session.attempt(() -> patch(object, change, session));
    }
  }

  private static UnaryOperator<ApiObject> change(String type, String patch) {
    return switch (type) {
      case "strategic" -> live -> Patch.strategicMerge(live, Patch.parse(patch));
      case "merge" -> live -> Patch.merge(live, Patch.parse(patch));
      case "json" -> live -> Patch.json(live, Patch.parseOperations(patch));
      default ->
          throw new KubectlException(
              "--type must be one of [json merge strategic], not \"%s\"".formatted(type));
    };
  }

  private static void patch(ApiObject object, UnaryOperator<ApiObject> change, Session session) {
    ApiObject after = write(object.resourceType(), object.key().toString(), change, session);
    session.print(
        Kind.label(object.resourceType(), object.name())
            + (ApplyCommand.isSame(object, after) ? " patched (no change)" : " patched"));
  }

  @SuppressWarnings("unchecked") // A patched object is of the same type.
  private static <T extends ApiObject> T write(
      ResourceType<T> type, String name, UnaryOperator<ApiObject> change, Session session) {
    return session.cluster().patch(type, name, live -> (T) change.apply(live));
  }
}
