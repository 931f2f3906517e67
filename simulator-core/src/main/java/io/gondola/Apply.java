package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.apiserver.ApiServer;
import io.gondola.manifest.Manifest;
import io.gondola.manifest.Patch;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl apply} does: it creates, or merges what the manifest says into what there is.
 */
final class Apply {

  /** Where the manifest is kept that was applied last, so that a field it drops can be dropped. */
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final ApiServer api;

  private Apply(ApiServer api) {
    this.api = api;
  }

  /** Applies all objects, or none if any is refused: a rehearsal comes first. */
  static ImmutableList<ApiObject> all(ApiServer api, Iterable<? extends ApiObject> objects) {
    new Apply(api.rehearsal()).apply(objects);
    return new Apply(api).apply(objects);
  }

  private ImmutableList<ApiObject> apply(Iterable<? extends ApiObject> objects) {
    ImmutableList.Builder<ApiObject> applied = ImmutableList.builder();
    objects.forEach(object -> applied.add(applyOne(object)));
    return applied.build();
  }

  private ApiObject applyOne(ApiObject object) {
    ObjectMeta metadata = object.metadata();
    if (metadata.name().isEmpty() && !metadata.generateName().isEmpty()) {
      throw ApiException.badRequest(
          "from %s: cannot use generate name with apply".formatted(metadata.generateName()));
    }
    ApiObject merged = merged(object);
    return live(object).isPresent() ? api.update(merged) : api.create(merged);
  }

  /** The object as it is to be written. */
  private ApiObject merged(ApiObject object) {
    ApiObject named = inNamespace(object);
    ApiObject marked = withLastApplied(named);
    Optional<ApiObject> live = live(object);
    return live.isEmpty()
        ? marked
        : Patch.threeWayMerge(live.get(), lastApplied(live.get()), Manifest.encode(marked));
  }

  private Optional<ApiObject> live(ApiObject object) {
    return api.find(object.resourceType(), inNamespace(object).key()).map(found -> found);
  }

  /** An object that names no namespace goes to the default one. */
  @SuppressWarnings("unchecked") // Other metadata make no other type.
  static <T extends ApiObject> T inNamespace(T object) {
    boolean missing = object.resourceType().namespaced() && object.metadata().namespace().isEmpty();
    return missing
        ? (T) object.withMetadata(object.metadata().withNamespace(Namespace.DEFAULT))
        : object;
  }

  private static ApiObject withLastApplied(ApiObject object) {
    ObjectMeta metadata = object.metadata();
    TreeMap<String, String> annotations = new TreeMap<>(metadata.annotations());
    annotations.remove(LAST_APPLIED);
    ApiObject bare = withAnnotations(object, annotations);
    annotations.put(LAST_APPLIED, asKubectlKeepsIt(bare));
    return withAnnotations(object, annotations);
  }

  /** Compact, with annotations even if there are none, and with a line feed at the end. */
  private static String asKubectlKeepsIt(ApiObject object) {
    TreeMap<String, Object> tree = new TreeMap<>(Manifest.encode(object));
    TreeMap<String, Object> metadata = new TreeMap<>();
    ((Map<?, ?>) tree.get("metadata")).forEach((key, value) -> metadata.put((String) key, value));
    metadata.putIfAbsent("annotations", ImmutableSortedMap.of());
    tree.put("metadata", metadata);
    return Manifest.toJson(tree) + "\n";
  }

  private static ApiObject withAnnotations(ApiObject object, Map<String, String> annotations) {
    return object.withMetadata(
        object.metadata().withAnnotations(ImmutableSortedMap.copyOf(annotations)));
  }

  private static Map<String, @Nullable Object> lastApplied(ApiObject live) {
    String json = live.metadata().annotations().get(LAST_APPLIED);
    return json == null ? ImmutableSortedMap.of() : Patch.parse(json);
  }
}
