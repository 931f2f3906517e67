package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.ResourceType;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which objects there are and who owns whom, by uid. */
final class OwnerGraph {

  // Uids are looked up, never walked; the dependents of one owner keep the order of their creation.
  private final Map<String, Ref> objects = new HashMap<>();
  private final Map<String, Map<String, Ref>> dependents = new HashMap<>();

  /** An object by type, key and uid. */
  record Ref(ResourceType<?> type, ObjectKey key, String uid) {
    static Ref of(ApiObject object) {
      return new Ref(object.resourceType(), object.key(), object.metadata().uid());
    }

    @Override
    public String toString() {
      return type + " " + key;
    }
  }

  void add(ApiObject object) {
    Ref ref = Ref.of(object);
    objects.put(ref.uid(), ref);
    link(object, ref);
  }

  /** Takes note of other owners. */
  void replace(ApiObject before, ApiObject after) {
    unlink(before);
    link(after, Ref.of(after));
  }

  void remove(ApiObject object) {
    objects.remove(object.metadata().uid());
    unlink(object);
  }

  /**
   * The owner that a reference means, null if there is none: kind, name and uid must agree, and an
   * owner in another namespace is as good as none.
   */
  @Nullable Ref ownerOf(ApiObject dependent, OwnerReference reference) {
    Ref owner = objects.get(reference.uid());
    return owner != null
            && owner.key().name().equals(reference.name())
            && owner.type().kind().equals(reference.kind())
            && (owner.key().namespace().isEmpty()
                || owner.key().namespace().equals(dependent.metadata().namespace()))
        ? owner
        : null;
  }

  /**
   * An object outside of all namespaces cannot have an owner inside one; Kubernetes does not dare
   * to collect it.
   */
  boolean hasUnreachableOwner(ApiObject object) {
    return !object.resourceType().namespaced()
        && object.metadata().ownerReferences().stream()
            .map(reference -> objects.get(reference.uid()))
            .anyMatch(owner -> owner != null && owner.type().namespaced());
  }

  boolean hasDependents(Ref owner) {
    return dependents.containsKey(owner.uid());
  }

  boolean anyDependent(Ref owner, Predicate<Ref> condition) {
    return known(owner).stream().anyMatch(condition);
  }

  /** Those at the moment, oldest first. */
  ImmutableList<Ref> dependentsOf(Ref owner) {
    return ImmutableList.copyOf(known(owner));
  }

  private Collection<Ref> known(Ref owner) {
    return dependents.getOrDefault(owner.uid(), ImmutableMap.of()).values();
  }

  private void link(ApiObject object, Ref ref) {
    for (OwnerReference owner : object.metadata().ownerReferences()) {
      dependents.computeIfAbsent(owner.uid(), uid -> new LinkedHashMap<>()).put(ref.uid(), ref);
    }
  }

  private void unlink(ApiObject object) {
    for (OwnerReference owner : object.metadata().ownerReferences()) {
      Map<String, Ref> siblings = dependents.get(owner.uid());
      if (siblings != null
          && siblings.remove(object.metadata().uid()) != null
          && siblings.isEmpty()) {
        dependents.remove(owner.uid());
      }
    }
  }
}
