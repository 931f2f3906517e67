package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.admission.field.Raw;

/**
 * What the checks of a container need to know of its pod.
 *
 * @param volumes the valid volumes by name; a mount of an invalid one is a mount of none
 * @param claims names of the pod's resource claims
 */
record PodFacts(PodSpec spec, ImmutableMap<String, Volume> volumes, ImmutableSet<String> claims) {

  static PodFacts of(PodSpec spec, ImmutableMap<String, Volume> volumes) {
    ImmutableSet<String> claims =
        Raw.of(spec.other()).children("resourceClaims").stream()
            .map(claim -> claim.text("name"))
            .filter(name -> !name.isEmpty())
            .collect(ImmutableSet.toImmutableSet());
    return new PodFacts(spec, volumes, claims);
  }

  /** Pods share the users of their node unless they say otherwise. */
  boolean hostUsers() {
    return !Raw.of(spec.other()).isFalse("hostUsers");
  }

  /** The operating system that the pod names, or empty. */
  String os() {
    return Raw.of(spec.other()).child("os").text("name");
  }

  boolean namesOs() {
    return Raw.of(spec.other()).has("os");
  }
}
