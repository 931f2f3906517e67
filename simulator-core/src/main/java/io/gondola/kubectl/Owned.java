package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;

/** What an object controls. */
final class Owned {

  private Owned() {}

  /** The objects of a type that an object controls, by name. */
  static <T extends ApiObject> ImmutableList<T> by(
      Cluster cluster, ResourceType<T> type, ApiObject owner) {
    return cluster.list(type, owner.metadata().namespace(), "").stream()
        .filter(
            object ->
                object
                    .metadata()
                    .controller()
                    .filter(controller -> controller.uid().equals(owner.metadata().uid()))
                    .isPresent())
        .collect(ImmutableList.toImmutableList());
  }
}
