package io.gondola.network;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServicePort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ObjectKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Services and their slices as one watcher knows them. */
final class ServiceTable {

  // Looked up, never walked.
  private final Map<ObjectKey, Service> services = new HashMap<>();
  private final Map<ObjectKey, Map<String, EndpointSlice>> slices = new HashMap<>();
  private final Map<ObjectKey, Long> changes = new HashMap<>();
  private final Map<String, ObjectKey> byClusterIp = new HashMap<>();
  private final Map<Integer, ServicePortName> byNodePort = new HashMap<>();

  Optional<Service> service(ObjectKey key) {
    return Optional.ofNullable(services.get(key));
  }

  /** The slices of a Service, by name. */
  ImmutableList<EndpointSlice> slices(ObjectKey service) {
    Map<String, EndpointSlice> known = slices.get(service);
    return known == null ? ImmutableList.of() : ImmutableList.copyOf(known.values());
  }

  Optional<Service> withClusterIp(String ip) {
    return Optional.ofNullable(byClusterIp.get(ip)).map(services::get);
  }

  Optional<ServicePortName> withNodePort(int port) {
    return Optional.ofNullable(byNodePort.get(port));
  }

  /**
   * Takes note of a change.
   *
   * @return the Service that it concerns
   */
  ObjectKey apply(NetworkHistory.Change change) {
    ObjectKey service =
        change.object() instanceof EndpointSlice slice
            ? applySlice(slice, change.gone())
            : applyService((Service) change.object(), change.gone());
    changes.merge(service, 1L, Long::sum);
    return service;
  }

  /** How many changes of a Service and of its slices have been applied. */
  long changes(ObjectKey service) {
    return changes.getOrDefault(service, 0L);
  }

  private ObjectKey applySlice(EndpointSlice slice, boolean gone) {
    ObjectKey service = slice.service();
    Map<String, EndpointSlice> siblings = slices.computeIfAbsent(service, key -> new TreeMap<>());
    if (gone) {
      siblings.remove(slice.name());
    } else {
      siblings.put(slice.name(), slice);
    }
    return service;
  }

  private ObjectKey applyService(Service service, boolean gone) {
    ObjectKey key = service.key();
    Service before = gone ? services.remove(key) : services.put(key, service);
    if (before != null) {
      byClusterIp.remove(before.spec().clusterIP(), key);
      for (ServicePort port : before.spec().ports()) {
        byNodePort.remove(port.nodePort(), new ServicePortName(key, port.name()));
      }
    }
    if (!gone) {
      addAddresses(service);
    }
    return key;
  }

  private void addAddresses(Service service) {
    if (!service.spec().isHeadless() && !service.spec().clusterIP().isEmpty()) {
      byClusterIp.put(service.spec().clusterIP(), service.key());
    }
    for (ServicePort port : service.spec().ports()) {
      if (port.nodePort() != 0) {
        byNodePort.putIfAbsent(port.nodePort(), new ServicePortName(service.key(), port.name()));
      }
    }
  }
}
