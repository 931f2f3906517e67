package io.gondola.apiserver.admission.pod;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Toleration;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;

/** Checks tolerations. */
public final class TolerationsValidation {

  private static final ImmutableList<String> OPERATORS = ImmutableList.of("Equal", "Exists");

  /** With the operators that compare numbers, which are off by default. */
  private static final ImmutableList<String> ALL_OPERATORS =
      ImmutableList.of("Equal", "Exists", "Lt", "Gt");

  private TolerationsValidation() {}

  /** Checks each toleration. */
  public static void validate(ImmutableList<Toleration> tolerations, Field at) {
    for (int i = 0; i < tolerations.size(); i++) {
      toleration(tolerations.get(i), at.index(i));
    }
  }

  private static void toleration(Toleration toleration, Field at) {
    if (!toleration.key().isEmpty()) {
      Names.qualifiedName(toleration.key(), at.child("key"));
    } else if (!toleration.operator().equals("Exists")) {
      at.child("operator")
          .invalid(
              toleration.operator(),
              "operator must be Exists when `key` is empty, which means \"match all values and all"
                  + " keys\"");
    }
    if (toleration.tolerationSeconds() != null && !toleration.effect().equals("NoExecute")) {
      at.child("effect")
          .invalid(
              toleration.effect(), "effect must be 'NoExecute' when `tolerationSeconds` is set");
    }
    operator(toleration, at.child("operator"));
    if (!toleration.effect().isEmpty()) {
      TaintEffects.validate(toleration.effect(), at.child("effect"));
    }
  }

  private static void operator(Toleration toleration, Field at) {
    switch (toleration.operator()) {
      case "", "Equal" -> {
        ImmutableList<String> wrong = Names.labelValue(toleration.value());
        if (!wrong.isEmpty()) {
          at.invalid(toleration.value(), Joiner.on(';').join(wrong));
        }
      }
      case "Exists" -> {
        if (!toleration.value().isEmpty()) {
          at.invalid(toleration.value(), "value must be empty when `operator` is 'Exists'");
        }
      }
      case "Lt", "Gt" -> at.unsupported(toleration.operator(), ALL_OPERATORS);
      default -> at.unsupported(toleration.operator(), OPERATORS);
    }
  }
}
