package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import io.gondola.api.discovery.Endpoint;
import io.gondola.api.discovery.EndpointPort;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Names;
import java.util.HashSet;
import java.util.Set;

/** Checks EndpointSlices. */
final class EndpointSliceValidation {

  private static final ImmutableList<String> ADDRESS_TYPES =
      ImmutableList.of("FQDN", "IPv4", "IPv6");
  private static final ImmutableList<String> PROTOCOLS = ImmutableList.of("SCTP", "TCP", "UDP");
  private static final int MAX_ADDRESSES = 100;

  private EndpointSliceValidation() {}

  static void create(EndpointSlice slice, Errors errors) {
    ObjectMetaValidation.namespaced(slice.metadata(), NameRule.SUBDOMAIN, errors.field("metadata"));
    if (slice.addressType().isEmpty()) {
      errors.field("addressType").required();
    } else {
      errors.field("addressType").oneOf(slice.addressType(), ADDRESS_TYPES);
    }
    content(slice, ImmutableList.of(), errors);
  }

  static void update(EndpointSlice slice, EndpointSlice old, Errors errors) {
    ObjectMetaUpdateValidation.validate(slice.metadata(), old.metadata(), errors.field("metadata"));
    ObjectMetaUpdateValidation.immutable(
        slice.addressType(), old.addressType(), errors.field("addressType"));
    boolean sameType = slice.addressType().equals(old.addressType());
    content(slice, sameType ? old.endpoints() : ImmutableList.of(), errors);
  }

  private static void content(EndpointSlice slice, ImmutableList<Endpoint> valid, Errors errors) {
    endpoints(slice, valid, errors.field("endpoints"));
    ports(slice, errors);
  }

  /**
   * Of a slice with a hundred endpoints mostly one has changed. Those that were there before keep
   * their order and need no second look.
   */
  private static void endpoints(EndpointSlice slice, ImmutableList<Endpoint> valid, Field at) {
    int seen = 0;
    for (int i = 0; i < slice.endpoints().size(); i++) {
      Endpoint endpoint = slice.endpoints().get(i);
      int known = indexOf(valid, endpoint, seen);
      if (known >= 0) {
        seen = known + 1;
      } else {
        endpoint(endpoint, slice.addressType(), at.index(i));
      }
    }
  }

  private static int indexOf(ImmutableList<Endpoint> endpoints, Endpoint endpoint, int from) {
    for (int i = from; i < endpoints.size(); i++) {
      if (endpoints.get(i).equals(endpoint)) {
        return i;
      }
    }
    return -1;
  }

  private static void ports(EndpointSlice slice, Errors errors) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < slice.ports().size(); i++) {
      port(slice.ports().get(i), names, errors.field("ports").index(i));
    }
  }

  private static void endpoint(Endpoint endpoint, String addressType, Field at) {
    Field addresses = at.child("addresses");
    if (endpoint.addresses().isEmpty()) {
      addresses.required("must contain at least 1 address");
    } else if (endpoint.addresses().size() > MAX_ADDRESSES) {
      addresses.tooMany(endpoint.addresses().size(), MAX_ADDRESSES);
    }
    for (int i = 0; i < endpoint.addresses().size(); i++) {
      address(endpoint.addresses().get(i), addressType, addresses.index(i));
    }
    if (endpoint.nodeName() != null) {
      Names.subdomain(endpoint.nodeName(), at.child("nodeName"));
    }
    if (!endpoint.hostname().isEmpty()) {
      Names.label(endpoint.hostname(), at.child("hostname"));
    }
  }

  private static void address(String address, String addressType, Field at) {
    if (addressType.equals("FQDN")) {
      Names.subdomain(address, at);
      return;
    }
    int before = at.errorCount();
    IpAddresses.address(address, at);
    if (at.errorCount() > before) {
      return;
    }
    if (addressType.equals("IPv6") != IpAddresses.isIpv6(address)) {
      at.invalid(address, "must be an " + addressType + " address");
    }
    IpAddresses.endpoint(address, at);
  }

  private static void port(EndpointPort port, Set<String> names, Field at) {
    String name = port.name() == null ? "" : port.name();
    if (!name.isEmpty()) {
      Names.label(name, at.child("name"));
    }
    if (!names.add(name)) {
      at.child("name").duplicate(name);
    }
    if (port.protocol() == null) {
      at.child("protocol").required();
    } else {
      at.child("protocol").oneOf(port.protocol(), PROTOCOLS);
    }
    if (port.port() != null) {
      Names.portNumber(port.port(), at.child("port"));
    }
    if (port.appProtocol() != null) {
      Names.qualifiedName(port.appProtocol(), at.child("appProtocol"));
    }
  }
}
