package io.gondola.controller.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Doubles;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.meta.FieldError;
import io.gondola.sim.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads the parameters of a policy from annotations and notes what is wrong with them; a wrong one
 * reads as its default.
 */
final class PolicyParameters {

  private static final String SHARE = "must be a share from 0 to 1, or a percentage such as 5%";

  private final Map<String, String> annotations;
  private final RollingUpdateDeployment limits;
  private final List<FieldError> errors = new ArrayList<>();

  /** Asked for, sorted. */
  private final Set<String> known = new TreeSet<>();

  PolicyParameters(Deployment deployment) {
    this.annotations = deployment.metadata().annotations();
    RollingUpdateDeployment given = deployment.spec().strategy().rollingUpdate();
    this.limits = given == null ? new RollingUpdateDeployment(null, null) : given;
  }

  /** The Deployment's own surge and unavailability. */
  RollingUpdateDeployment limits() {
    return limits;
  }

  Duration duration(String name, Duration fallback) {
    return read(name, fallback, "must be a duration such as 30s or 1m30s", PolicyParameters::time);
  }

  /** A share such as {@code 0.05} or {@code 5%}. */
  double share(String name, double fallback) {
    return read(name, fallback, SHARE, this::share);
  }

  boolean flag(String name, boolean fallback) {
    return read(
        name,
        fallback,
        "must be true or false",
        text -> {
          check(text.equals("true") || text.equals("false"));
          return text.equals("true");
        });
  }

  String requiredName(String name) {
    return required(name, text -> text, "");
  }

  double requiredShare(String name) {
    return required(name, this::share, 1.0);
  }

  /** A parameter that is there and means something to the reader. */
  <T> T required(String name, Function<String, T> reader, T fallback) {
    known.add(name);
    if (annotations.getOrDefault(key(name), "").isEmpty()) {
      errors.add(FieldError.required(path(name), "the rollout policy needs it"));
      return fallback;
    }
    return read(name, fallback, "", reader);
  }

  boolean has(String name) {
    return annotations.containsKey(key(name));
  }

  /** Everything that is wrong, a parameter that nobody asked for included. */
  ImmutableList<FieldError> errors() {
    ImmutableList.Builder<FieldError> all = ImmutableList.builder();
    all.addAll(errors);
    for (String key : annotations.keySet()) {
      boolean parameter = key.startsWith(RolloutPolicies.PREFIX);
      String name = parameter ? key.substring(RolloutPolicies.PREFIX.length()) : "";
      if (parameter && !RolloutPolicies.GENERAL.contains(name) && !known.contains(name)) {
        all.add(
            FieldError.invalid(
                path(name),
                annotations.get(key),
                known.isEmpty()
                    ? "the rollout policy has no parameters"
                    : "the rollout policy has no such parameter, it has "
                        + String.join(", ", known)));
      }
    }
    return all.build();
  }

  private <T> T read(String name, T fallback, String rule, Function<String, T> reader) {
    known.add(name);
    String text = annotations.get(key(name));
    if (text == null) {
      return fallback;
    }
    try {
      return reader.apply(text.trim());
    } catch (IllegalArgumentException e) {
      String detail = rule.isEmpty() || e.getMessage() != null ? e.getMessage() : rule;
      errors.add(FieldError.invalid(path(name), text, detail));
      return fallback;
    }
  }

  static Duration time(String text) {
    return DurationText.parse(text).orElseThrow(IllegalArgumentException::new);
  }

  private Double share(String text) {
    boolean percent = text.endsWith("%");
    Double number = Doubles.tryParse(percent ? text.substring(0, text.length() - 1) : text);
    if (number == null || !(number >= 0 && number <= (percent ? 100 : 1))) {
      throw new IllegalArgumentException(SHARE);
    }
    return percent ? number / 100 : number;
  }

  private static void check(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }

  private static String key(String name) {
    return RolloutPolicies.PREFIX + name;
  }

  static String path(String name) {
    return "metadata.annotations[" + key(name) + "]";
  }
}
