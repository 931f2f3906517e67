package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Labels;
import io.gondola.apiserver.admission.field.Names;
import io.gondola.apiserver.admission.field.Raw;

/** Checks one term of a node selector. */
final class NodeSelectorTermValidation {

  private static final String BAD_OPERATOR = "not a valid selector operator";

  private NodeSelectorTermValidation() {}

  static void validate(Raw term, boolean checkValues, Field at) {
    ImmutableList<Raw> expressions = term.children("matchExpressions");
    for (int i = 0; i < expressions.size(); i++) {
      Field expression = at.child("matchExpressions").index(i);
      label(expressions.get(i), expression);
      if (checkValues) {
        Labels.eachLabelValue(expressions.get(i).texts("values"), expression.child("values"));
      }
    }
    ImmutableList<Raw> fields = term.children("matchFields");
    for (int i = 0; i < fields.size(); i++) {
      field(fields.get(i), at.child("matchFields").index(i));
    }
  }

  private static void label(Raw requirement, Field at) {
    int values = requirement.texts("values").size();
    switch (requirement.text("operator")) {
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
      default -> at.child("operator").invalid(requirement.text("operator"), BAD_OPERATOR);
    }
    Names.qualifiedName(requirement.text("key"), at.child("key"));
  }

  /** The name is the only field of a node that can be selected by. */
  private static void field(Raw requirement, Field at) {
    ImmutableList<String> values = requirement.texts("values");
    String operator = requirement.text("operator");
    if (!operator.equals("In") && !operator.equals("NotIn")) {
      at.child("operator").invalid(operator, BAD_OPERATOR);
    } else if (values.size() != 1) {
      at.child("values")
          .required(
              "must be only one value when `operator` is 'In' or 'NotIn' for node field selector");
    }
    if (!requirement.text("key").equals("metadata.name")) {
      at.child("key").invalid(requirement.text("key"), "not a valid field selector key");
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      Names.subdomain(values.get(i), at.child("values").index(i));
    }
  }
}
