package io.gondola.api.meta;

import java.util.Locale;
import java.util.Objects;

/**
 * An object of a kind that is not simulated, such as an Ingress or a custom resource: it is stored
 * and listed, and nothing acts on it.
 *
 * @param content all fields but {@code apiVersion}, {@code kind} and {@code metadata}
 */
public record InertObject(
    ResourceType<InertObject> resourceType, ObjectMeta metadata, RawFields content)
    implements ApiObject {

  public InertObject {
    Objects.requireNonNull(resourceType, "resourceType must be given");
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    content = RawFields.orEmpty(content);
  }

  /** The type of a kind, with the plural that Kubernetes guesses when nobody tells it. */
  public static ResourceType<InertObject> type(String apiVersion, String kind, boolean namespaced) {
    return new ResourceType<>(apiVersion, kind, guessPlural(kind), namespaced, InertObject.class);
  }

  @Override
  public InertObject withMetadata(ObjectMeta metadata) {
    return new InertObject(resourceType, metadata, content);
  }

  /** Kubernetes' guess: it knows -es, -ies and one exception, and no more English than that. */
  private static String guessPlural(String kind) {
    String singular = kind.toLowerCase(Locale.ROOT);
    if (singular.endsWith("endpoints")) {
      return singular;
    }
    if (singular.endsWith("s")) {
      return singular + "es";
    }
    return singular.endsWith("y")
        ? singular.substring(0, singular.length() - 1) + "ies"
        : singular + "s";
  }
}
