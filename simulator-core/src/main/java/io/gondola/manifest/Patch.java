package io.gondola.manifest;

import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes objects by patches, in the ways of Kubernetes. A patch is a tree of maps, lists and
 * scalars, in which a null deletes; {@link #parse} reads one from text.
 *
 * <p>Each method throws an {@link ApiException} with reason {@code BadRequest} if the result is no
 * object that Kubernetes knows. It does not validate the object further.
 */
public final class Patch {

  private Patch() {}

  /**
   * Reads a patch from YAML or JSON.
   *
   * @throws ApiException if the text cannot be read or is no map
   */
  public static Map<String, @Nullable Object> parse(String text) {
    Node root = read(text);
    if (root instanceof Node.Mapping mapping) {
      return mapping.plain();
    }
    throw ApiException.badRequest(
        "json: cannot unmarshal %s into Go value of type map[string]interface {}"
            .formatted(root.goName()));
  }

  /**
   * Reads the operations of a JSON patch from YAML or JSON.
   *
   * @throws ApiException if the text cannot be read or is no list
   */
  public static List<?> parseOperations(String text) {
    Node root = read(text);
    if (root instanceof Node.Sequence operations) {
      return operations.plain();
    }
    throw ApiException.badRequest(
        "json: cannot unmarshal %s into Go value of type jsonpatch.Patch".formatted(root.goName()));
  }

  private static Node read(String text) {
    try {
      String start = text.stripLeading();
      return start.startsWith("{") || start.startsWith("[")
          ? JsonReader.read(text, 1).get(0)
          : YamlReader.read(text, 1);
    } catch (SyntaxException e) {
      throw ApiException.badRequest("error decoding patch: " + e.getMessage());
    }
  }

  /**
   * JSON patch (RFC 6902): operations such as {@code {op: replace, path: /spec/replicas, value:
   * 3}}, one after the other.
   */
  public static <T extends ApiObject> T json(T object, List<?> operations) {
    return decode(object, JsonPatch.apply(ObjectCodec.encode(object), operations));
  }

  /** JSON merge patch (RFC 7386): maps are merged, lists are replaced. */
  public static <T extends ApiObject> T merge(T object, Map<String, ?> patch) {
    return decode(object, MergePatch.apply(ObjectCodec.encode(object), patch));
  }

  /**
   * Strategic merge patch: lists of containers, volumes, ports and the like are merged by their
   * key, and the directives {@code $patch}, {@code $retainKeys}, {@code $setElementOrder/…} and
   * {@code $deleteFromPrimitiveList/…} are obeyed.
   */
  public static <T extends ApiObject> T strategicMerge(T object, Map<String, ?> patch) {
    return decode(
        object,
        new StrategicMerge(Schema.kubernetes())
            .apply(type(object.resourceType()), ObjectCodec.encode(object), patch));
  }

  /**
   * What {@code kubectl apply} does on the client: sets what the manifest says, deletes what it
   * said when last applied and says no more, and leaves alone what it never spoke of.
   *
   * @param lastApplied the manifest applied before; empty if there is no record of it
   */
  public static <T extends ApiObject> T threeWayMerge(
      T live, Map<String, ?> lastApplied, Map<String, ?> manifest) {
    return decode(
        live,
        new ThreeWayMerge(Schema.kubernetes())
            .apply(type(live.resourceType()), lastApplied, manifest, ObjectCodec.encode(live)));
  }

  private static FieldType type(ResourceType<?> type) {
    return Schema.kubernetes().objectType(type.apiVersion(), type.kind());
  }

  @SuppressWarnings("unchecked") // its type has been checked
  private static <T extends ApiObject> T decode(T object, Map<String, ?> tree) {
    ApiObject patched = Manifest.decode(tree);
    if (!patched.resourceType().equals(object.resourceType())) {
      throw ApiException.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(patched.resourceType().apiVersion(), object.resourceType().apiVersion()));
    }
    return (T) patched;
  }
}
