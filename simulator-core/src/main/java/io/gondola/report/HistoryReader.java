package io.gondola.report;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.OwnerReference;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a timeline once, from its first entry to its last, and counts the pods of a Deployment. */
final class HistoryReader {

  private final ObjectKey key;
  private final TrackedPods pods = new TrackedPods();
  private final PodDiary diary = new PodDiary();

  /** All ReplicaSets by uid, as the Deployment may adopt one with its pods; never walked. */
  private final Map<String, VersionTally> tallies = new HashMap<>();

  /** The Deployment's own, in the order in which it got them. */
  private final Set<VersionTally> versions = new LinkedHashSet<>();

  private final List<RolloutMoment> moments = new ArrayList<>();
  private RolloutBounds bounds = RolloutBounds.NONE;
  private Instant now;
  private Instant templateSince;
  private boolean changed;
  private int created;
  private int deleted;

  HistoryReader(ObjectKey deployment, Instant start) {
    this.key = deployment;
    this.now = start;
    this.templateSince = start;
  }

  void read(TimelineEntry entry) {
    if (entry.what() instanceof Change change) {
      passTo(entry.time());
      see(change);
    }
  }

  ImmutableList<RolloutMoment> moments() {
    noteMoment();
    return ImmutableList.copyOf(moments);
  }

  ImmutableList<ReplicaSet> replicaSets() {
    return versions.stream().map(VersionTally::replicaSet).collect(ImmutableList.toImmutableList());
  }

  ImmutableList<PodLife> pods() {
    return diary.lives(ImmutableList.copyOf(versions));
  }

  /** When the Deployment got the template that it has at the end. */
  Instant templateSince() {
    return templateSince;
  }

  private void see(Change change) {
    if (change.object() instanceof Pod pod) {
      onPod(pod, change.verb());
    } else if (change.object() instanceof ReplicaSet set) {
      onReplicaSet(set);
    } else if (change.object() instanceof Deployment deployment
        && deployment.key().equals(key)
        && change.verb() != Verb.DELETED) {
      onDeployment((Deployment) change.before(), deployment);
    }
  }

  private void onDeployment(@Nullable Deployment before, Deployment after) {
    if (before == null || !before.spec().template().equals(after.spec().template())) {
      templateSince = now;
    }
    RolloutBounds next = RolloutBounds.of(after);
    if (!next.equals(bounds)) {
      bounds = next;
      changed = true;
    }
  }

  private void onReplicaSet(ReplicaSet set) {
    VersionTally tally =
        tallies.computeIfAbsent(set.metadata().uid(), uid -> new VersionTally(set));
    tally.update(set);
    if (isOwned(set)) {
      changed |= versions.add(tally);
    }
  }

  private boolean isOwned(ReplicaSet set) {
    return set.metadata().namespace().equals(key.namespace())
        && set.metadata()
            .controller()
            .filter(owner -> owner.kind().equals(Deployment.TYPE.kind()))
            .map(OwnerReference::name)
            .equals(Optional.of(key.name()));
  }

  private void onPod(Pod pod, Verb verb) {
    VersionTally version = verb == Verb.DELETED ? null : versionOf(pod);
    VersionTally before = pods.see(pod, version).orElse(null);
    diary.note(pod, version, pods.state(pod), now);
    if (versions.contains(version) || versions.contains(before)) {
      created += verb == Verb.ADDED ? 1 : 0;
      deleted += verb == Verb.DELETED ? 1 : 0;
      changed = true;
    }
  }

  private @Nullable VersionTally versionOf(Pod pod) {
    return pod.metadata().controller().map(owner -> tallies.get(owner.uid())).orElse(null);
  }

  /** Lets time pass; pods may turn available on the way. */
  private void passTo(Instant time) {
    if (!time.isAfter(now)) {
      return;
    }
    Optional<Instant> next = pods.nextAvailable();
    while (next.isPresent() && !next.get().isAfter(time)) {
      moveTo(next.get());
      diary.note(pods.makeAvailable(), PodState.AVAILABLE, now);
      changed = true;
      next = pods.nextAvailable();
    }
    moveTo(time);
  }

  private void moveTo(Instant time) {
    if (time.isAfter(now)) {
      noteMoment();
      now = time;
    }
  }

  /** Changes at one time are one moment: what is between them cannot be seen. */
  private void noteMoment() {
    if (!changed) {
      return;
    }
    changed = false;
    ImmutableList<PodCounts> rows =
        versions.stream().map(VersionTally::counts).collect(ImmutableList.toImmutableList());
    RolloutMoment moment = new RolloutMoment(now, bounds, rows, created, deleted);
    if (moments.isEmpty() || !moments.get(moments.size() - 1).at(now).equals(moment)) {
      moments.add(moment);
    }
  }
}
