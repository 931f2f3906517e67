package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks a pod's DNS settings; the limits are those of the C library's resolver. */
final class PodDnsValidation {

  private static final int MAX_NAMESERVERS = 3;
  private static final int MAX_SEARCHES = 32;
  private static final int MAX_SEARCH_CHARACTERS = 2048;

  private PodDnsValidation() {}

  static void validate(PodSpec spec, Field at) {
    Raw other = Raw.of(spec.other());
    Raw config = other.child("dnsConfig");
    ImmutableList<String> nameservers = config.texts("nameservers");
    if (spec.dnsPolicy().equals("None")) {
      if (!other.has("dnsConfig")) {
        at.required("must provide `dnsConfig` when `dnsPolicy` is None");
        return;
      }
      if (nameservers.isEmpty()) {
        at.child("nameservers")
            .required("must provide at least one DNS nameserver when `dnsPolicy` is None");
        return;
      }
    }
    nameservers(nameservers, at.child("nameservers"));
    searches(config.texts("searches"), at.child("searches"));
    options(config.children("options"), at.child("options"));
  }

  private static void nameservers(ImmutableList<String> nameservers, Field at) {
    if (nameservers.size() > MAX_NAMESERVERS) {
      at.invalid(nameservers, "must not have more than " + MAX_NAMESERVERS + " nameservers");
    }
    for (int i = 0; i < nameservers.size(); i++) {
      IpAddresses.address(nameservers.get(i), at.index(i));
    }
  }

  private static void searches(ImmutableList<String> searches, Field at) {
    if (searches.size() > MAX_SEARCHES) {
      at.invalid(searches, "must not have more than " + MAX_SEARCHES + " search paths");
    }
    if (String.join(" ", searches).length() > MAX_SEARCH_CHARACTERS) {
      at.invalid(
          searches,
          "must not have more than %s characters (including spaces) in the search list"
              .formatted(MAX_SEARCH_CHARACTERS));
    }
    for (int i = 0; i < searches.size(); i++) {
      search(searches.get(i), at.index(i));
    }
  }

  private static void search(String search, Field at) {
    if (search.equals(".")) {
      return;
    }
    String name = search.endsWith(".") ? search.substring(0, search.length() - 1) : search;
    Names.searchDomain(name, at);
  }

  private static void options(ImmutableList<Raw> options, Field at) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).text("name").isEmpty()) {
        at.index(i).required("must not be empty");
      }
    }
  }
}
