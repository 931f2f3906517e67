package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.manifest.Manifest;

/** The manifest that a command reads. */
final class Input {

  /** The flag that it reads. */
  static final String FLAGS = "filename|f=";

  private static final String NAME = "STDIN";

  private Input() {}

  /** The objects of {@code -f -}, each in a namespace. */
  static ImmutableList<ApiObject> objects(Arguments arguments, Session session, String verb) {
    String file =
        arguments
            .find("filename")
            .orElseThrow(() -> new KubectlException("must specify one of -f and -k"));
    if (!file.equals("-")) {
      throw new KubectlException(
          ("the path \"%s\" does not exist: there are no files here, so write -f - and give the"
                  + " manifest as input")
              .formatted(file));
    }
    if (session.input().isBlank()) {
      throw new KubectlException("no objects passed to " + verb);
    }
    return Manifest.parse(session.input(), NAME).stream()
        .map(object -> inNamespace(object, arguments, session))
        .collect(ImmutableList.toImmutableList());
  }

  /** How the server's errors about an object of the input begin. */
  static String errorWhen(String doing) {
    return "error when %s \"%s\":".formatted(doing, NAME);
  }

  private static ApiObject inNamespace(ApiObject object, Arguments arguments, Session session) {
    String own = object.metadata().namespace();
    if (!object.resourceType().namespaced()) {
      return object;
    }
    String wanted = arguments.find("namespace").orElse(own);
    if (!own.isEmpty() && !own.equals(wanted)) {
      throw new KubectlException(
          ("the namespace from the provided object \"%s\" does not match the namespace \"%s\". You"
                  + " must pass '--namespace=%s' to perform this operation.")
              .formatted(own, wanted, own));
    }
    return object.withMetadata(
        object.metadata().withNamespace(wanted.isEmpty() ? session.namespace() : wanted));
  }
}
