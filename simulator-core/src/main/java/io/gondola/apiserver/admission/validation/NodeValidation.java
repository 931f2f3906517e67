package io.gondola.apiserver.admission.validation;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Node;
import io.gondola.api.core.Taint;
import io.gondola.api.meta.Quantity;
import io.gondola.apiserver.admission.field.Errors;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.IpAddresses;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.pod.ResourcesValidation;
import io.gondola.apiserver.admission.pod.TaintEffects;
import java.util.HashSet;
import java.util.Set;

/** Checks Nodes. */
final class NodeValidation {

  private NodeValidation() {}

  static void create(Node node, Errors errors) {
    Field metadata = errors.field("metadata");
    ObjectMetaValidation.clusterScoped(node.metadata(), NameRule.SUBDOMAIN, metadata);
    // Kubernetes notes taints at the metadata.
    taints(node.spec().taints(), metadata.child("taints"));
    resources(node, errors.field("status"));
    podRanges(node.spec().podCIDRs(), errors.field("spec").child("podCIDRs"));
  }

  static void update(Node node, Node old, Errors errors) {
    Field metadata = errors.field("metadata");
    ObjectMetaUpdateValidation.validate(node.metadata(), old.metadata(), metadata);
    resources(node, errors.field("status"));
    Field spec = errors.field("spec");
    if (!old.spec().podCIDRs().isEmpty() && !old.spec().podCIDRs().equals(node.spec().podCIDRs())) {
      spec.child("podCIDRs")
          .forbidden("node updates may not change podCIDR except from \"\" to valid");
    }
    if (!old.spec().providerID().isEmpty()
        && !old.spec().providerID().equals(node.spec().providerID())) {
      spec.child("providerID")
          .forbidden("node updates may not change providerID except from \"\" to valid");
    }
    taints(node.spec().taints(), metadata.child("taints"));
  }

  private static void taints(ImmutableList<Taint> taints, Field at) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < taints.size(); i++) {
      Taint taint = taints.get(i);
      Field field = at.index(i);
      Names.qualifiedName(taint.key(), field.child("key"));
      ImmutableList<String> wrong = Names.labelValue(taint.value());
      if (!wrong.isEmpty()) {
        field.child("value").invalid(taint.value(), Joiner.on(';').join(wrong));
      }
      if (taint.effect().isEmpty()) {
        field.child("effect").required();
      } else {
        TaintEffects.validate(taint.effect(), field.child("effect"));
      }
      if (!seen.add(taint.key() + ":" + taint.effect())) {
        field.duplicate(taint, "taints must be unique by key and effect pair");
      }
    }
  }

  private static void resources(Node node, Field status) {
    amounts(node.status().capacity(), status.child("capacity"));
    amounts(node.status().allocatable(), status.child("allocatable"));
  }

  private static void amounts(ImmutableSortedMap<String, Quantity> amounts, Field at) {
    amounts.forEach(
        (resource, amount) -> ResourcesValidation.quantity(resource, amount, at.child(resource)));
  }

  private static void podRanges(ImmutableList<String> ranges, Field at) {
    for (int i = 0; i < ranges.size(); i++) {
      IpAddresses.range(ranges.get(i), at.index(i));
    }
    if (ranges.size() > 2 || (ranges.size() == 2 && isIpv6(ranges, 0) == isIpv6(ranges, 1))) {
      at.invalid(ranges, "may specify no more than one CIDR for each IP family");
    }
  }

  private static boolean isIpv6(ImmutableList<String> ranges, int position) {
    return ranges.get(position).indexOf(':') >= 0;
  }
}
