package io.gondola.examples.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What calls do to the heap. JMH's own profiler counts the set-up of a call as well, and that is
 * larger here than the call: a cluster comes up before it rolls anything out.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Counters {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** How many calls the other counters speak of. */
  public long calls;

  public long bytes;

  public long peakBytes;

  private long before;

  /** To be the last thing that is done before a call. */
  void begin() {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    before = THREADS.getCurrentThreadAllocatedBytes();
  }

  /** To be the first thing that is done after it. */
  void end() {
    bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
    peakBytes += pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    calls++;
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
