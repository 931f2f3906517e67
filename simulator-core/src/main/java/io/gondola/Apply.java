package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Namespace;
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

  Apply(ApiServer api) {
    this.api = api;
  }

  /** Applies all objects, or none if any is refused. */
  ImmutableList<ApiObject> apply(Iterable<? extends ApiObject> objects) {
    objects.forEach(object -> api.check(merged(object)));
    ImmutableList.Builder<ApiObject> applied = ImmutableList.builder();
    objects.forEach(object -> applied.add(applyOne(object)));
    return applied.build();
  }

  private ApiObject applyOne(ApiObject object) {
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

  private static ApiObject inNamespace(ApiObject object) {
    boolean missing = object.resourceType().namespaced() && object.metadata().namespace().isEmpty();
    return missing
        ? object.withMetadata(object.metadata().withNamespace(Namespace.DEFAULT))
        : object;
  }

  private static ApiObject withLastApplied(ApiObject object) {
    ObjectMeta metadata = object.metadata();
    TreeMap<String, String> annotations = new TreeMap<>(metadata.annotations());
    annotations.put(LAST_APPLIED, Manifest.toJson(object));
    return object.withMetadata(metadata.withAnnotations(ImmutableSortedMap.copyOf(annotations)));
  }

  private static Map<String, @Nullable Object> lastApplied(ApiObject live) {
    String json = live.metadata().annotations().get(LAST_APPLIED);
    return json == null ? ImmutableSortedMap.of() : Patch.parse(json);
  }
}
