package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Manifests to objects and back.
 *
 * <pre>{@code
 * ImmutableList<ApiObject> objects = Manifest.parse(text);
 * String yaml = Manifest.toYaml(objects.get(0));
 * }</pre>
 *
 * <p>Text is read as kubectl reads it: YAML or JSON, any number of documents, lists flattened.
 * Every field of Kubernetes' schema is accepted and kept, and one that Kubernetes does not know is
 * an error. Objects of kinds that are not simulated become {@link
 * io.gondola.api.meta.InertObject}s.
 */
public final class Manifest {

  private Manifest() {}

  /**
   * The objects of a manifest, in its order; the items of a {@code List} one by one.
   *
   * @throws ManifestException with what is wrong with each document, if anything is
   */
  public static ImmutableList<ApiObject> parse(String text) {
    return parse(text, "");
  }

  /**
   * The objects of a manifest.
   *
   * @param source the name that error texts give to the manifest, such as that of its file
   * @throws ManifestException with what is wrong with each document, if anything is
   */
  public static ImmutableList<ApiObject> parse(String text, String source) {
    ManifestParser parser = new ManifestParser();
    ImmutableList<ApiObject> objects = parser.parse(text);
    if (!parser.problems().isEmpty()) {
      throw new ManifestException(source, parser.problems());
    }
    return objects;
  }

  /** Documents in the layout of kubectl, which {@link #parse} reads back as the same objects. */
  public static String toYaml(ApiObject... objects) {
    return YamlWriter.write(Arrays.stream(objects).map(ObjectCodec::encode).toList());
  }

  /** A document of a tree, with the keys in the order in which its maps give them. */
  public static String toYaml(Map<String, ?> tree) {
    return YamlWriter.write(ImmutableList.of(tree));
  }

  /** Compact JSON with sorted keys. */
  public static String toJson(ApiObject object) {
    return JsonWriter.write(ObjectCodec.encode(object));
  }

  /** Compact JSON of a tree, with the keys in the order in which its maps give them. */
  public static String toJson(Map<String, ?> tree) {
    return JsonWriter.write(tree);
  }

  /**
   * The object as a tree of maps, lists, strings, booleans and numbers; unset fields are absent.
   */
  public static ImmutableSortedMap<String, Object> encode(ApiObject object) {
    return ImmutableSortedMap.copyOf(ObjectCodec.encode(object));
  }

  /**
   * The object of a tree; nulls in it read as unset.
   *
   * @throws ApiException with the text of the API server, if the tree is no object that it knows
   */
  public static ApiObject decode(Map<String, ? extends @Nullable Object> tree) {
    try {
      return new ManifestParser().read(Node.of(tree));
    } catch (DecodeException e) {
      throw ApiException.badRequest(e.getMessage());
    }
  }
}
