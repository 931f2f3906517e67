package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What is true of any cluster's store and timeline, whatever it went through. */
final class StoreInvariants {

  private final Cluster cluster;
  private final List<String> broken = new ArrayList<>();

  private final Map<Place, ApiObject> replayed = new LinkedHashMap<>();

  /** Where an object is stored. */
  private record Place(ResourceType<?> type, ObjectKey key) {}

  private StoreInvariants(Cluster cluster) {
    this.cluster = cluster;
  }

  static void assertHold(Cluster cluster) {
    StoreInvariants invariants = new StoreInvariants(cluster);
    invariants.checkOrder();
    invariants.checkVersions();
    invariants.replay();
    invariants.checkStored();
    invariants.checkOwners();
    invariants.checkAddresses();
    assertThat(invariants.broken).as("broken invariants").isEmpty();
  }

  private void checkOrder() {
    Instant last = cluster.timeline().start();
    long id = 0;
    for (TimelineEntry entry : cluster.timeline().entries()) {
      require(entry.id() == ++id, entry, "is not the next");
      require(!entry.time().isBefore(last), entry, "happens before its predecessor");
      require(entry.cause() >= 0 && entry.cause() < id, entry, "has a cause that is not earlier");
      last = entry.time();
    }
  }

  private void checkVersions() {
    long last = 0;
    for (TimelineEntry entry : cluster.timeline().entries()) {
      if (entry.what() instanceof Change change) {
        long version = Long.parseLong(change.object().metadata().resourceVersion());
        require(version > last, entry, "has resourceVersion " + version + " after " + last);
        last = version;
      }
    }
  }

  /** Each change must be one of the state that the changes before it left. */
  private void replay() {
    for (TimelineEntry entry : cluster.timeline().entries()) {
      if (entry.what() instanceof Change change) {
        Place place = new Place(change.object().resourceType(), change.object().key());
        ApiObject before =
            change.verb() == Verb.DELETED
                ? replayed.remove(place)
                : replayed.put(place, change.object());
        require((before == null) == (change.verb() == Verb.ADDED), entry, "changes what is not");
        require(
            change.verb() != Verb.MODIFIED || Objects.equals(before, change.before()),
            entry,
            "changes another state than the last");
      }
    }
  }

  private void checkStored() {
    Set<String> uids = new HashSet<>();
    replayed.forEach(
        (place, object) -> {
          boolean stored =
              cluster
                  .apiServer()
                  .find(place.type(), place.key())
                  .filter(object::equals)
                  .isPresent();
          require(stored, place, "is not stored as the timeline has it");
          require(uids.add(object.metadata().uid()), place, "has a uid that another one has");
        });
  }

  /** An owner may be gone while the garbage collector has yet to come, but it must have been. */
  private void checkOwners() {
    Set<String> known = new HashSet<>();
    for (TimelineEntry entry : cluster.timeline().entries()) {
      if (entry.what() instanceof Change change) {
        known.add(change.object().metadata().uid());
        change.object().metadata().ownerReferences().stream()
            .filter(owner -> !known.contains(owner.uid()))
            .forEach(owner -> broken.add(entry + " has an owner that never was: " + owner));
      }
    }
  }

  private void checkAddresses() {
    Set<String> taken = new HashSet<>();
    for (Pod pod : cluster.apiServer().list(Pod.TYPE)) {
      String ip = pod.status().podIP();
      require(ip.isEmpty() || pod.isTerminal() || taken.add(ip), pod.key(), "shares its IP " + ip);
    }
  }

  private void require(boolean holds, Object about, String otherwise) {
    if (!holds) {
      broken.add(about + " " + otherwise);
    }
  }
}
