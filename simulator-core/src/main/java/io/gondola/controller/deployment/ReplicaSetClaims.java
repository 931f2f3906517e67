package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Index;
import io.gondola.controller.Claim;
import io.gondola.controller.ControllerCaches;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Finds the ReplicaSets of a Deployment: takes in orphans that fit, and lets go of its own that no
 * longer do.
 */
final class ReplicaSetClaims {

  private final ApiServer api;
  private final ControllerCaches caches;
  private final Index<ReplicaSet> orphans;

  /**
   * Building a selector checks its syntax, and every sync asks for one. Looked up, never walked.
   */
  private final Map<LabelSelector, Selector> selectors = new HashMap<>();

  ReplicaSetClaims(ApiServer api, ControllerCaches caches) {
    this.api = api;
    this.caches = caches;
    this.orphans =
        caches
            .replicaSets()
            .indexBy(
                set ->
                    ControllerCaches.controllerUid(set).isEmpty()
                        ? set.metadata().namespace()
                        : "");
  }

  /** The ReplicaSets that are the Deployment's own after this. */
  ImmutableList<ReplicaSet> claim(Deployment deployment) {
    LabelSelector wanted = deployment.spec().selector();
    Selector selector =
        wanted == null
            ? Selector.nothing()
            : selectors.computeIfAbsent(wanted, LabelSelector::toSelector);
    ImmutableList.Builder<ReplicaSet> mine = ImmutableList.builder();
    for (ReplicaSet set : caches.replicaSetsByOwner().get(deployment.metadata().uid())) {
      switch (claimOf(deployment, set, selector)) {
        case MINE -> mine.add(set);
        case RELEASE -> patch(set, meta -> Claim.released(meta, deployment.metadata().uid()));
        case ADOPT, IGNORE -> {}
      }
    }
    for (ReplicaSet orphan : orphans.get(deployment.metadata().namespace())) {
      if (claimOf(deployment, orphan, selector) == Claim.ADOPT) {
        mine.add(adopt(deployment, orphan));
      }
    }
    return mine.build();
  }

  private static Claim claimOf(Deployment deployment, ReplicaSet set, Selector selector) {
    return Claim.of(
        deployment.metadata(), set.metadata(), selector.matches(set.metadata().labels()));
  }

  /** Before an adoption Kubernetes asks the API server whether the owner still lives. */
  private ReplicaSet adopt(Deployment deployment, ReplicaSet orphan) {
    Deployment live = api.get(Deployment.TYPE, deployment.key());
    if (!live.metadata().uid().equals(deployment.metadata().uid())
        || live.metadata().deletionTimestamp() != null) {
      throw new ApiException(
          Reason.CONFLICT,
          "deployment %s is gone or about to go: it adopts nothing".formatted(deployment.key()));
    }
    OwnerReference owner = OwnerReference.toController(deployment);
    return patch(orphan, meta -> Claim.adopted(meta, owner));
  }

  private ReplicaSet patch(ReplicaSet set, UnaryOperator<ObjectMeta> change) {
    return api.patch(
        ReplicaSet.TYPE, set.key(), live -> live.withMetadata(change.apply(live.metadata())));
  }
}
