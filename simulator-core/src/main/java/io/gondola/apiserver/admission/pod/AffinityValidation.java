package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Affinity;
import io.gondola.api.core.NodeAffinity;
import io.gondola.api.core.NodeSelector;
import io.gondola.api.core.NodeSelectorTerm;
import io.gondola.api.core.PodAffinityTerm;
import io.gondola.api.core.PreferredSchedulingTerm;
import io.gondola.api.core.WeightedPodAffinityTerm;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;
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
    if (affinity.nodeAffinity() != null) {
      nodes(affinity.nodeAffinity(), at.child("nodeAffinity"));
    }
    if (affinity.podAffinity() != null) {
      Field near = at.child("podAffinity");
      required(affinity.podAffinity().requiredDuringSchedulingIgnoredDuringExecution(), near);
      preferred(affinity.podAffinity().preferredDuringSchedulingIgnoredDuringExecution(), near);
    }
    if (affinity.podAntiAffinity() != null) {
      Field away = at.child("podAntiAffinity");
      required(affinity.podAntiAffinity().requiredDuringSchedulingIgnoredDuringExecution(), away);
      preferred(affinity.podAntiAffinity().preferredDuringSchedulingIgnoredDuringExecution(), away);
    }
  }

  private static void nodes(NodeAffinity affinity, Field at) {
    NodeSelector required = affinity.requiredDuringSchedulingIgnoredDuringExecution();
    if (required != null) {
      Field terms = at.child(REQUIRED).child("nodeSelectorTerms");
      requiredTerms(required.nodeSelectorTerms(), terms);
    }
    ImmutableList<PreferredSchedulingTerm> preferred =
        affinity.preferredDuringSchedulingIgnoredDuringExecution();
    for (int i = 0; i < preferred.size(); i++) {
      Field term = at.child(PREFERRED).index(i);
      weight(preferred.get(i).weight(), term);
      // Label values of preferences have never been checked.
      NodeSelectorTermValidation.validate(
          preferred.get(i).preference(), false, term.child("preference"));
    }
  }

  private static void requiredTerms(ImmutableList<NodeSelectorTerm> terms, Field at) {
    if (terms.isEmpty()) {
      at.required("must have at least one node selector term");
    }
    for (int i = 0; i < terms.size(); i++) {
      NodeSelectorTermValidation.validate(terms.get(i), true, at.index(i));
    }
  }

  private static void required(ImmutableList<PodAffinityTerm> terms, Field at) {
    for (int i = 0; i < terms.size(); i++) {
      term(terms.get(i), at.child(REQUIRED).index(i));
    }
  }

  private static void preferred(ImmutableList<WeightedPodAffinityTerm> terms, Field at) {
    for (int i = 0; i < terms.size(); i++) {
      Field term = at.child(PREFERRED).index(i);
      weight(terms.get(i).weight(), term);
      term(terms.get(i).podAffinityTerm(), term.child("podAffinityTerm"));
    }
  }

  private static void weight(int weight, Field at) {
    if (weight < 1 || weight > 100) {
      at.child("weight").invalid(weight, "must be in the range 1-100");
    }
  }

  private static void term(PodAffinityTerm term, Field at) {
    Labels.selector(term.labelSelector(), at.child("labelSelector"));
    Labels.selector(term.namespaceSelector(), at.child("namespaceSelector"));
    for (String namespace : term.namespaces()) {
      Names.label(namespace, at.child("namespace"));
    }
    LabelKeysValidation.validate(
        term.matchLabelKeys(), term.mismatchLabelKeys(), term.labelSelector(), at);
    if (term.topologyKey().isEmpty()) {
      at.child("topologyKey").required("can not be empty");
    }
    Names.qualifiedName(term.topologyKey(), at.child("topologyKey"));
  }
}
