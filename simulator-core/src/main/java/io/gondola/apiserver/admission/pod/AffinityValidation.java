package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Affinity;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;
import org.jspecify.annotations.Nullable;

/** Checks affinities to nodes and to pods. */
final class AffinityValidation {

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  private static final String PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

  private AffinityValidation() {}

  static void validate(@Nullable Affinity affinity, Field at) {
    if (affinity == null) {
      return;
    }
    nodes(Raw.of(affinity.nodeAffinity()), at.child("nodeAffinity"));
    pods(Raw.of(affinity.podAffinity()), at.child("podAffinity"));
    pods(Raw.of(affinity.podAntiAffinity()), at.child("podAntiAffinity"));
  }

  private static void nodes(Raw affinity, Field at) {
    if (affinity.has(REQUIRED)) {
      Field terms = at.child(REQUIRED).child("nodeSelectorTerms");
      ImmutableList<Raw> required = affinity.child(REQUIRED).children("nodeSelectorTerms");
      if (required.isEmpty()) {
        terms.required("must have at least one node selector term");
      }
      for (int i = 0; i < required.size(); i++) {
        NodeSelectorTermValidation.validate(required.get(i), true, terms.index(i));
      }
    }
    ImmutableList<Raw> preferred = affinity.children(PREFERRED);
    for (int i = 0; i < preferred.size(); i++) {
      Field term = at.child(PREFERRED).index(i);
      weight(preferred.get(i), term);
      // Label values of preferences have never been checked.
      NodeSelectorTermValidation.validate(
          preferred.get(i).child("preference"), false, term.child("preference"));
    }
  }

  private static void pods(Raw affinity, Field at) {
    ImmutableList<Raw> required = affinity.children(REQUIRED);
    for (int i = 0; i < required.size(); i++) {
      term(required.get(i), at.child(REQUIRED).index(i));
    }
    ImmutableList<Raw> preferred = affinity.children(PREFERRED);
    for (int i = 0; i < preferred.size(); i++) {
      Field term = at.child(PREFERRED).index(i);
      weight(preferred.get(i), term);
      term(preferred.get(i).child("podAffinityTerm"), term.child("podAffinityTerm"));
    }
  }

  private static void weight(Raw term, Field at) {
    long weight = term.number("weight").orElse(0);
    if (weight < 1 || weight > 100) {
      at.child("weight").invalid(weight, "must be in the range 1-100");
    }
  }

  private static void term(Raw term, Field at) {
    Labels.selector(term.selector("labelSelector"), at.child("labelSelector"));
    Labels.selector(term.selector("namespaceSelector"), at.child("namespaceSelector"));
    for (String namespace : term.texts("namespaces")) {
      Names.label(namespace, at.child("namespace"));
    }
    LabelKeysValidation.validate(term, term.selector("labelSelector"), at);
    String topologyKey = term.text("topologyKey");
    if (topologyKey.isEmpty()) {
      at.child("topologyKey").required("can not be empty");
    }
    Names.qualifiedName(topologyKey, at.child("topologyKey"));
  }
}
