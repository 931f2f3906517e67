package io.gondola.api.meta;

/**
 * A kind of object: where it lives in the API and which class holds it.
 *
 * @param apiVersion group and version, {@code v1} or {@code apps/v1}
 * @param kind in the singular, {@code Deployment}
 * @param plural the resource name, {@code deployments}
 * @param namespaced whether its objects live in a namespace
 * @param javaType the class of its objects
 */
public record ResourceType<T extends ApiObject>(
    String apiVersion, String kind, String plural, boolean namespaced, Class<T> javaType) {

  /** The API group, empty for the core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** The version without its group: {@code v1}. */
  public String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  /** As error texts name the resource: {@code pods}, {@code deployments.apps}. */
  public String groupResource() {
    return qualified(plural);
  }

  /** As error texts name the kind: {@code Pod}, {@code Deployment.apps}. */
  public String groupKind() {
    return qualified(kind);
  }

  /** A part of it, as hashing all of it would cost much of a look-up by type. */
  @Override
  public int hashCode() {
    return plural.hashCode();
  }

  private String qualified(String name) {
    return group().isEmpty() ? name : name + "." + group();
  }

  @Override
  public String toString() {
    return groupResource();
  }
}
