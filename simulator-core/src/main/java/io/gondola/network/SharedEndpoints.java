package io.gondola.network;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The endpoints of Services, put together once for all nodes that know the same.
 *
 * <p>All proxies read one history in its order: those that have applied as many changes of a
 * Service know the same of it. Without this a thousand nodes would each convert the thousand pods
 * of a Service with every change.
 */
final class SharedEndpoints {

  /** So far may the slowest node lag behind the fastest before it converts by itself. */
  private static final int STATES_KEPT = 16;

  /** Looked up, never walked. */
  private final Map<ServicePortName, Recent> ports = new HashMap<>();

  /** The latest states of one port, by the number of changes that led there. */
  private static final class Recent extends LinkedHashMap<Long, EndpointList> {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, EndpointList> eldest) {
      return size() > STATES_KEPT;
    }
  }

  /**
   * The endpoints of a port.
   *
   * @param changes how many changes of its Service and of the slices of that are known
   */
  EndpointList get(ServicePortName port, long changes, Supplier<EndpointList> convert) {
    return ports
        .computeIfAbsent(port, any -> new Recent())
        .computeIfAbsent(changes, any -> convert.get());
  }
}
