package io.gondola.controller.deployment;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.OwnerReference;
import io.gondola.api.meta.Selector;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.Index;
import io.gondola.controller.Claim;
import io.gondola.controller.Claims;
import io.gondola.controller.ControllerCaches;
import java.util.HashMap;
import java.util.Map;

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
        case RELEASE ->
            Claims.patch(
                api, set, metadata -> Claim.released(metadata, deployment.metadata().uid()));
        case ADOPT, IGNORE -> {}
      }
    }
    adopt(deployment, selector).forEach(mine::add);
    return mine.build();
  }

  private ImmutableList<ReplicaSet> adopt(Deployment deployment, Selector selector) {
    ImmutableList<ReplicaSet> wanted =
        orphans.get(deployment.metadata().namespace()).stream()
            .filter(orphan -> claimOf(deployment, orphan, selector) == Claim.ADOPT)
            .collect(ImmutableList.toImmutableList());
    if (wanted.isEmpty()) {
      return wanted;
    }
    Claims.checkAlive(api, deployment);
    OwnerReference owner = OwnerReference.toController(deployment);
    return wanted.stream()
        .flatMap(
            orphan ->
                Claims.patch(api, orphan, metadata -> Claim.adopted(metadata, owner)).stream())
        .collect(ImmutableList.toImmutableList());
  }

  private static Claim claimOf(Deployment deployment, ReplicaSet set, Selector selector) {
    return Claim.of(
        deployment.metadata(), set.metadata(), selector.matches(set.metadata().labels()));
  }
}
