package io.gondola.kubectl;

import io.gondola.api.meta.ApiObject;
import java.util.Optional;

/** {@code kubectl apply -f -}. */
final class ApplyCommand implements Command {

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  @Override
  public String summary() {
    return "Create or change the objects of a manifest.";
  }

  @Override
  public Flags flags() {
    return Flags.of(Input.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    for (ApiObject object : Input.objects(arguments, session, "apply")) {
      Optional<? extends ApiObject> before = find(session, object);
      String doing = before.isPresent() ? "applying patch to" : "creating";
      session.attempt(Input.errorWhen(doing), () -> apply(session, object, before));
    }
  }

  private static Optional<? extends ApiObject> find(Session session, ApiObject object) {
    return session.cluster().find(object.resourceType(), object.key().toString());
  }

  private static void apply(
      Session session, ApiObject object, Optional<? extends ApiObject> before) {
    before.ifPresent(live -> warn(session, live));
    ApiObject after = session.cluster().apply(object);
    String word =
        before.map(live -> isSame(live, after) ? "unchanged" : "configured").orElse("created");
    session.print(Kind.label(object.resourceType(), object.name()) + " " + word);
  }

  static boolean isSame(ApiObject before, ApiObject after) {
    return before.metadata().resourceVersion().equals(after.metadata().resourceVersion());
  }

  private static void warn(Session session, ApiObject live) {
    if (!live.metadata().annotations().containsKey(LAST_APPLIED)) {
      session.warn(
          ("Warning: resource %s/%s is missing the %s annotation which is required by kubectl"
                  + " apply. kubectl apply should only be used on resources created declaratively"
                  + " by either kubectl create --save-config or kubectl apply. The missing"
                  + " annotation will be patched automatically.")
              .formatted(live.resourceType().plural(), live.name(), LAST_APPLIED));
    }
    if (live.metadata().deletionTimestamp() != null) {
      session.warn(
          "Warning: Detected changes to resource %s which is currently being deleted."
              .formatted(live.name()));
    }
  }
}
