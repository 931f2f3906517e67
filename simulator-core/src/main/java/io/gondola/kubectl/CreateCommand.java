package io.gondola.kubectl;

import io.gondola.api.meta.ApiObject;

/** {@code kubectl create -f -}. */
final class CreateCommand implements Command {

  @Override
  public String summary() {
    return "Create the objects of a manifest, or 'create deployment NAME --image=IMAGE'.";
  }

  @Override
  public Flags flags() {
    return Flags.of(Input.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    if (!arguments.words().isEmpty()) {
      throw new KubectlException(
          "unknown command \"%s\" for \"kubectl create\"; there are deployment and namespace, and"
                  .formatted(arguments.words().get(0))
              + " -f - for all else");
    }
    for (ApiObject object : Input.objects(arguments, session, "create")) {
      session.attempt(
          Input.errorWhen("creating"),
          () -> {
            ApiObject created = session.cluster().create(object);
            session.print(Kind.label(created.resourceType(), created.name()) + " created");
          });
    }
  }
}
