package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks the host names that a pod gives to itself and to others. */
final class PodHostnameValidation {

  private static final int MAX_HOSTNAME = 64;

  private PodHostnameValidation() {}

  static void override(PodSpec spec, Field at) {
    Raw other = Raw.of(spec.other());
    if (!other.has("hostnameOverride")) {
      return;
    }
    if (other.isTrue("setHostnameAsFQDN")) {
      at.forbidden("may not be specified when setHostnameAsFQDN is true");
    }
    if (spec.hostNetwork()) {
      at.forbidden("may not be specified when hostNetwork is true");
    }
    String hostname = other.text("hostnameOverride");
    if (hostname.length() > MAX_HOSTNAME) {
      at.tooLong(MAX_HOSTNAME);
    }
    Names.subdomain(hostname, at);
  }

  static void aliases(ImmutableList<Raw> aliases, Field at) {
    for (int i = 0; i < aliases.size(); i++) {
      Field alias = at.index(i);
      IpAddresses.address(aliases.get(i).text("ip"), alias.child("ip"));
      ImmutableList<String> hostnames = aliases.get(i).texts("hostnames");
      for (int j = 0; j < hostnames.size(); j++) {
        Names.subdomain(hostnames.get(j), alias.child("hostnames").index(j));
      }
    }
  }
}
