package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.gondola.api.apps.DeploymentStrategy;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.meta.GoStruct;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.NameSyntax;
import io.gondola.apiserver.admission.field.Field;
import org.jspecify.annotations.Nullable;

/** Checks how a Deployment replaces its pods. */
final class DeploymentStrategyValidation {

  private DeploymentStrategyValidation() {}

  static void validate(DeploymentStrategy strategy, Field at) {
    Field rollingUpdate = at.child("rollingUpdate");
    switch (strategy.type()) {
      case "Recreate" -> {
        if (strategy.rollingUpdate() != null) {
          rollingUpdate.forbidden("may not be specified when strategy `type` is 'Recreate'");
        }
      }
      case "RollingUpdate" -> {
        if (strategy.rollingUpdate() == null) {
          rollingUpdate.required("this should be defaulted and never be nil");
        } else {
          limits(strategy.rollingUpdate(), rollingUpdate);
        }
      }
      default -> at.unsupported(shown(strategy), ImmutableList.of("Recreate", "RollingUpdate"));
    }
  }

  private static void limits(RollingUpdateDeployment update, Field at) {
    Field unavailable = at.child("maxUnavailable");
    amount(update.maxUnavailable(), unavailable);
    amount(update.maxSurge(), at.child("maxSurge"));
    // The numbers as written: 1% of few pods may well round to zero.
    if (number(update.maxUnavailable()) == 0 && number(update.maxSurge()) == 0) {
      unavailable.invalid(update.maxUnavailable(), "may not be 0 when `maxSurge` is 0");
    }
    if (isPercent(update.maxUnavailable()) && number(update.maxUnavailable()) > 100) {
      unavailable.invalid(update.maxUnavailable(), "must not be greater than 100%");
    }
  }

  private static void amount(@Nullable IntOrString amount, Field at) {
    if (amount instanceof IntOrString.OfString text) {
      at.invalidEach(amount, NameSyntax.percent(text.value()));
    } else if (amount instanceof IntOrString.OfInt number) {
      at.nonNegative(number.value());
    }
  }

  private static boolean isPercent(@Nullable IntOrString amount) {
    return amount instanceof IntOrString.OfString text
        && NameSyntax.percent(text.value()).isEmpty();
  }

  /** The number before the percent sign; text that is neither a percentage nor a number is 0. */
  private static int number(@Nullable IntOrString amount) {
    if (amount instanceof IntOrString.OfInt number) {
      return number.value();
    }
    if (!(amount instanceof IntOrString.OfString text)) {
      return 0;
    }
    String digits = isPercent(amount) ? text.value().replace("%", "") : text.value();
    Integer number = Ints.tryParse(digits);
    return number == null ? 0 : number;
  }

  /** Kubernetes shows its internal type here, whose fields have capital letters. */
  private static GoStruct shown(DeploymentStrategy strategy) {
    RollingUpdateDeployment update = strategy.rollingUpdate();
    GoStruct limits =
        update == null
            ? null
            : GoStruct.of("MaxUnavailable", orZero(update.maxUnavailable()))
                .and("MaxSurge", orZero(update.maxSurge()));
    return GoStruct.of("Type", strategy.type()).and("RollingUpdate", limits);
  }

  private static IntOrString orZero(@Nullable IntOrString amount) {
    return amount == null ? IntOrString.of(0) : amount;
  }
}
