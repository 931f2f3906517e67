package io.gondola.api.meta;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every stored object carries: identity, labels, ownership and the bookkeeping of the API
 * server.
 *
 * <p>{@code uid}, {@code resourceVersion}, {@code generation} and the timestamps belong to the API
 * server: it sets them on creation and ignores what a client sends. Timestamps have whole seconds,
 * as in Kubernetes.
 */
@ApiRecord
public record ObjectMeta(
    String name,
    String generateName,
    String namespace,
    String uid,
    String resourceVersion,
    long generation,
    @Nullable Instant creationTimestamp,
    @Nullable Instant deletionTimestamp,
    @Nullable Long deletionGracePeriodSeconds,
    ImmutableSortedMap<String, String> labels,
    ImmutableSortedMap<String, String> annotations,
    ImmutableList<OwnerReference> ownerReferences,
    ImmutableList<String> finalizers,
    RawFields other)
    implements ObjectMetaBuilder.With {

  /** Nothing set. */
  public static final ObjectMeta EMPTY = ObjectMetaBuilder.builder().build();

  public ObjectMeta {
    name = Strings.nullToEmpty(name);
    generateName = Strings.nullToEmpty(generateName);
    namespace = Strings.nullToEmpty(namespace);
    uid = Strings.nullToEmpty(uid);
    resourceVersion = Strings.nullToEmpty(resourceVersion);
    labels = OrEmpty.map(labels);
    annotations = OrEmpty.map(annotations);
    ownerReferences = OrEmpty.list(ownerReferences);
    finalizers = OrEmpty.list(finalizers);
    other = RawFields.orEmpty(other);
  }

  /** Namespace and name. */
  public ObjectKey key() {
    return new ObjectKey(namespace, name);
  }

  /** The owner that manages this object, if it has one. */
  public Optional<OwnerReference> controller() {
    for (OwnerReference owner : ownerReferences) {
      if (Boolean.TRUE.equals(owner.controller())) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }
}
