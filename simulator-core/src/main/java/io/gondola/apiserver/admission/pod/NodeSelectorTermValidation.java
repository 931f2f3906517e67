package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.NodeSelectorRequirement;
import io.gondola.api.core.NodeSelectorTerm;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;

/** Checks one term of a node selector. */
final class NodeSelectorTermValidation {

  private static final String BAD_OPERATOR = "not a valid selector operator";

  private NodeSelectorTermValidation() {}

  static void validate(NodeSelectorTerm term, boolean checkValues, Field at) {
    ImmutableList<NodeSelectorRequirement> expressions = term.matchExpressions();
    for (int i = 0; i < expressions.size(); i++) {
      Field expression = at.child("matchExpressions").index(i);
      label(expressions.get(i), expression);
      if (checkValues) {
        Labels.eachLabelValue(expressions.get(i).values(), expression.child("values"));
      }
    }
    ImmutableList<NodeSelectorRequirement> fields = term.matchFields();
    for (int i = 0; i < fields.size(); i++) {
      field(fields.get(i), at.child("matchFields").index(i));
    }
  }

  private static void label(NodeSelectorRequirement requirement, Field at) {
    int values = requirement.values().size();
    switch (requirement.operator()) {
      case "In", "NotIn" -> {
        if (values == 0) {
          at.child("values").required("must be specified when `operator` is 'In' or 'NotIn'");
        }
      }
      case "Exists", "DoesNotExist" -> {
        if (values > 0) {
          at.child("values")
              .forbidden("may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
        }
      }
      case "Gt", "Lt" -> {
        if (values != 1) {
          at.child("values")
              .required("must be specified single value when `operator` is 'Lt' or 'Gt'");
        }
      }
      default -> at.child("operator").invalid(requirement.operator(), BAD_OPERATOR);
    }
    Names.qualifiedName(requirement.key(), at.child("key"));
  }

  /** The name is the only field of a node that can be selected by. */
  private static void field(NodeSelectorRequirement requirement, Field at) {
    ImmutableList<String> values = requirement.values();
    String operator = requirement.operator();
    if (!operator.equals("In") && !operator.equals("NotIn")) {
      at.child("operator").invalid(operator, BAD_OPERATOR);
    } else if (values.size() != 1) {
      at.child("values")
          .required(
              "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
    }
    if (!requirement.key().equals("metadata.name")) {
      at.child("key").invalid(requirement.key(), "not a valid field selector key");
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      Names.subdomain(values.get(i), at.child("values").index(i));
    }
  }
}
