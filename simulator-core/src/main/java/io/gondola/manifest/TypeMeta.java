package io.gondola.manifest;

import org.jspecify.annotations.Nullable;

/** What an object says it is. */
record TypeMeta(String apiVersion, String kind) {

  private static final String API_VERSION = "apiVersion";
  private static final String KIND = "kind";

  /** Go has nothing to call this type by but its definition. */
  private static final String GO_NAME =
      "struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
          + " Kind string \"json:\\\"kind,omitempty\\\"\" }";

  /**
   * Reads kind and version, in the order in which Kubernetes misses them.
   *
   * @throws DecodeException if one is missing or no string, or the node is no object
   */
  static TypeMeta of(Node node) {
    if (!(node instanceof Node.Mapping mapping)) {
      throw unreadable(node, "", "value of type " + GO_NAME);
    }
    String apiVersion = text(mapping, API_VERSION);
    String kind = text(mapping, KIND);
    if (kind.isEmpty()) {
      throw missing(mapping, "Kind", KIND);
    }
    if (apiVersion.isEmpty()) {
      throw missing(mapping, API_VERSION, API_VERSION);
    }
    return new TypeMeta(apiVersion, kind);
  }

  /** The version without its group. */
  String version() {
    return apiVersion.substring(apiVersion.indexOf('/') + 1);
  }

  private static String text(Node.Mapping mapping, String field) {
    Node node = mapping.get(field);
    @Nullable Object value = node == null ? null : node.plain();
    if (node == null || value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw unreadable(node, field, "struct field ." + field + " of type string");
  }

  private static DecodeException unreadable(Node node, String field, String target) {
    return new DecodeException(
        "couldn't get version/kind; json parse error: json: cannot unmarshal %s into Go %s"
            .formatted(node.goName(), target),
        node.line(),
        field);
  }

  private static DecodeException missing(Node.Mapping mapping, String shown, String field) {
    return new DecodeException(
        "Object '%s' is missing in '%s'".formatted(shown, JsonWriter.write(mapping.plain())),
        mapping.line(),
        field);
  }
}
