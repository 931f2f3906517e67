package io.gondola.kubectl;

import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.meta.ObjectMetaBuilder;

/** {@code kubectl create namespace}. */
final class CreateNamespaceCommand implements Command {

  @Override
  public String summary() {
    return "Create a namespace.";
  }

  @Override
  public Flags flags() {
    return Flags.of("");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    String name = Words.exactly(arguments, "NAME");
    session.attempt(
        "failed to create namespace:",
        () -> {
          session
              .cluster()
              .create(
                  NamespaceBuilder.builder()
                      .metadata(ObjectMetaBuilder.builder().name(name).build())
                      .build());
          session.print("namespace/" + name + " created");
        });
  }
}
