package io.gondola.examples.benchmark;

import com.sun.management.ThreadMXBean;
import io.gondola.Cluster;
import io.gondola.timeline.TimelineEntry;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rollout leaves in the heap, and what it throws away.
 *
 * @param droppedPerPod bytes allocated for a pod that are garbage when the rollout is over
 * @param timelinePerPod bytes that only the timeline holds, for a pod and rollout: its entries, and
 *     what the objects in them were once
 */
record Footprint(double droppedPerPod, double timelinePerPod) {

  private static final int PODS = 10_000;

  /** The first version comes up, the second takes its place: pods are made twice. */
  private static final int ROLLOUTS = 2;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Footprint measure() {
    Workload workload = new Workload(1, PODS, Timing.FIXED);
    workload.rollOut(workload.start()); // Loads all classes.

    Cluster cluster = workload.start();
    long heap = usedHeap();
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    workload.rollOut(cluster);
    allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    long kept = usedHeap() - heap;
    workload.checkDone(cluster);
    return new Footprint((double) (allocated - kept) / PODS, timelineBytes() / PODS / ROLLOUTS);
  }

  /** The heap with the entries alone, the cluster gone, less the heap without them. */
  private static double timelineBytes() {
    List<TimelineEntry> entries = entries(new Workload(1, PODS, Timing.FIXED));
    long before = usedHeap();
    entries.clear();
    return before - usedHeap();
  }

  private static List<TimelineEntry> entries(Workload workload) {
    Cluster cluster = workload.start();
    workload.rollOut(cluster);
    return new ArrayList<>(cluster.timeline().entries());
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
