package io.gondola.controller;

import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.ApiServer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Carries out what a {@link Claim} decides. */
public final class Claims {

  private Claims() {}

  /**
   * Changes who owns an object, as long as it still is the one that the cache told of.
   *
   * @return the object as stored; empty if it is gone, which is nobody's fault
   */
  @SuppressWarnings("unchecked") // An object's resourceType and withMetadata are of its own class.
  public static <T extends ApiObject> Optional<T> patch(
      ApiServer api, T object, UnaryOperator<ObjectMeta> change) {
    ResourceType<T> type = (ResourceType<T>) object.resourceType();
    String uid = object.metadata().uid();
    try {
      return Optional.of(
          api.patch(
              type,
              object.key(),
              live -> (T) live.withMetadata(change.apply(live.metadata()).withUid(uid))));
    } catch (ApiException e) {
      if (e.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Before the first adoption Kubernetes asks the API server whether the owner still lives. */
  public static void checkAlive(ApiServer api, ApiObject owner) {
    ObjectMeta known = owner.metadata();
    ObjectMeta live = api.get(owner.resourceType(), owner.key()).metadata();
    if (!live.uid().equals(known.uid())) {
      throw new ApiException(
          Reason.CONFLICT,
          "original %s %s is gone: got uid %s, wanted %s"
              .formatted(owner.resourceType().kind(), owner.key(), live.uid(), known.uid()));
    }
    if (live.deletionTimestamp() != null) {
      throw new ApiException(
          Reason.CONFLICT,
          "%s has just been deleted at %s".formatted(owner.key(), live.deletionTimestamp()));
    }
  }
}
