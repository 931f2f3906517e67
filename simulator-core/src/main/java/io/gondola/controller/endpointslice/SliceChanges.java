package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What is to be written, in this order. */
record SliceChanges(
    ImmutableList<EndpointSlice> creates,
    ImmutableList<EndpointSlice> updates,
    ImmutableList<EndpointSlice> deletes) {

  static final SliceChanges NONE =
      new SliceChanges(ImmutableList.of(), ImmutableList.of(), ImmutableList.of());

  /**
   * The same with fewer writes: a slice that is to go becomes one that is to come. The Service's
   * own only: one of a former Service with the same name is about to be collected, and the type of
   * addresses is for life.
   */
  SliceChanges recycled(Service service) {
    Deque<EndpointSlice> coming = new ArrayDeque<>(creates);
    List<EndpointSlice> changing = new ArrayList<>(updates);
    List<EndpointSlice> going = new ArrayList<>();
    for (EndpointSlice slice : deletes) {
      boolean usable =
          !coming.isEmpty()
              && SliceMetadata.isOwnedBy(slice, service)
              && slice.addressType().equals(coming.getLast().addressType());
      if (usable) {
        changing.add(renamed(coming.removeLast(), slice.metadata()));
      } else {
        going.add(slice);
      }
    }
    return new SliceChanges(
        ImmutableList.copyOf(coming), ImmutableList.copyOf(changing), ImmutableList.copyOf(going));
  }

  /**
   * The same with the time of what made them necessary; where there is none, as after a deletion of
   * a pod, the time of an earlier change is taken away.
   */
  SliceChanges triggeredAt(Optional<Instant> time) {
    return new SliceChanges(stamped(creates, time), stamped(updates, time), deletes);
  }

  private static ImmutableList<EndpointSlice> stamped(
      ImmutableList<EndpointSlice> slices, Optional<Instant> time) {
    return slices.stream()
        .map(slice -> slice.withMetadata(SliceMetadata.triggeredAt(slice.metadata(), time)))
        .collect(ImmutableList.toImmutableList());
  }

  /** A Service that is going away gets no new slices. */
  SliceChanges withoutCreates() {
    return new SliceChanges(ImmutableList.of(), updates, deletes);
  }

  private static EndpointSlice renamed(EndpointSlice content, ObjectMeta identity) {
    return content.withMetadata(
        identity
            .withLabels(content.metadata().labels())
            .withOwnerReferences(content.metadata().ownerReferences()));
  }
}
