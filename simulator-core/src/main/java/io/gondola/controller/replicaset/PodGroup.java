package io.gondola.controller.replicaset;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.AbstractIterator;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Pods of one deletion cost on one node, in the order in which they joined. */
final class PodGroup implements Iterable<PodFacts> {

  private final Traits traits;
  private @Nullable TalliedPod first;
  private @Nullable TalliedPod last;
  private int size;

  /** What the pods of a group share. */
  record Traits(int deletionCost, String node) {
    static Traits of(PodFacts pod) {
      return new Traits(pod.deletionCost(), pod.nodeName());
    }
  }

  PodGroup(Traits traits) {
    this.traits = traits;
  }

  Traits traits() {
    return traits;
  }

  int size() {
    return size;
  }

  /** Adds a pod that is in no group. */
  void add(TalliedPod pod) {
    pod.group = this;
    pod.previous = last;
    if (last == null) {
      first = pod;
    } else {
      last.next = pod;
    }
    last = pod;
    size++;
  }

  /** Removes a pod that is in this group. */
  void remove(TalliedPod pod) {
    TalliedPod previous = pod.previous;
    TalliedPod next = pod.next;
    if (previous == null) {
      first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previous = previous;
    }
    pod.group = null;
    pod.previous = null;
    pod.next = null;
    size--;
  }

  @Override
  public Iterator<PodFacts> iterator() {
    return new AbstractIterator<>() {
      private @Nullable TalliedPod pod = first;

      @Override
      protected @Nullable PodFacts computeNext() {
        if (pod == null) {
          return endOfData();
        }
        PodFacts facts = requireNonNull(pod.facts());
        pod = pod.next;
        return facts;
      }
    };
  }
}
