package io.gondola.controller.policy;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.RollingUpdateDeployment;
import io.gondola.api.meta.FieldError;
import io.gondola.rollout.BlueGreen;
import io.gondola.rollout.Canary;
import io.gondola.rollout.ErrorWatching;
import io.gondola.rollout.RollingUpdate;
import io.gondola.rollout.RolloutPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * The rollout policies that a Deployment may name in its annotation {@code
 * gondola.io/rollout-policy}, with parameters in others of that prefix:
 *
 * <ul>
 *   <li>{@code canary}: {@code rollout-steps: 10 for 1m, 50 until promoted}; with {@code
 *       rollout-max-error-rate: 5%} each step ends with a check
 *   <li>{@code blue-green}: {@code rollout-active-service}, the Service that it switches; {@code
 *       rollout-keep-old} (30s), {@code rollout-auto-promote} (true); with {@code
 *       rollout-max-error-rate} it switches back while the old pods are kept
 *   <li>{@code error-watch}: a rolling update with {@code rollout-max-error-rate}, looked at every
 *       {@code rollout-check-interval} (10s)
 * </ul>
 *
 * <p>Surge and unavailability are those of {@code spec.strategy.rollingUpdate}. A name of the
 * user's own stands for a policy given in Java, and has no parameters.
 */
public final class RolloutPolicies {

  static final String PREFIX = "gondola.io/rollout-";
  private static final String POLICY = "policy";

  /** Annotations of any policy. */
  static final ImmutableSet<String> GENERAL = ImmutableSet.of(POLICY, "promoted", "mark");

  private static final ImmutableSortedSet<String> BUILT_IN =
      ImmutableSortedSet.of("blue-green", "canary", "error-watch");

  private static final String MAX_ERROR_RATE = "max-error-rate";
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ImmutableSortedMap<String, RolloutPolicy> own;
  private final ImmutableList<String> names;

  /**
   * @param own the user's own, by name
   * @throws IllegalArgumentException if a name is taken
   */
  public RolloutPolicies(ImmutableSortedMap<String, RolloutPolicy> own) {
    for (String name : own.keySet()) {
      checkArgument(!name.isEmpty(), "the name of a rollout policy must not be empty");
      checkArgument(!BUILT_IN.contains(name), "there is a rollout policy named %s already", name);
    }
    this.own = own;
    this.names =
        ImmutableSortedSet.<String>naturalOrder()
            .addAll(BUILT_IN)
            .addAll(own.keySet())
            .build()
            .asList();
  }

  /** The policy that a Deployment names; empty if it names none, or none that there is. */
  public Optional<RolloutPolicy> of(Deployment deployment) {
    String name = deployment.metadata().annotations().get(PREFIX + POLICY);
    if (name == null || !errors(deployment).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(read(name, new PolicyParameters(deployment)));
  }

  /** What is wrong with a Deployment's annotations about its policy. */
  public ImmutableList<FieldError> errors(Deployment deployment) {
    String name = deployment.metadata().annotations().get(PREFIX + POLICY);
    if (name == null) {
      return ImmutableList.of();
    }
    if (!names.contains(name)) {
      return ImmutableList.of(FieldError.unsupported(PolicyParameters.path(POLICY), name, names));
    }
    if (!deployment.spec().strategy().type().equals("RollingUpdate")) {
      return ImmutableList.of(
          FieldError.invalid(
              PolicyParameters.path(POLICY), name, "needs spec.strategy.type RollingUpdate"));
    }
    PolicyParameters parameters = new PolicyParameters(deployment);
    read(name, parameters);
    return parameters.errors();
  }

  private RolloutPolicy read(String name, PolicyParameters parameters) {
    return switch (name) {
      case "canary" -> canary(parameters);
      case "blue-green" -> blueGreen(parameters);
      case "error-watch" -> errorWatch(parameters);
      default -> own.get(name);
    };
  }

  private static RolloutPolicy canary(PolicyParameters parameters) {
    double rate = parameters.share(MAX_ERROR_RATE, 1);
    RollingUpdateDeployment limits = parameters.limits();
    return parameters.required(
        "steps",
        text ->
            new Canary(
                CanaryStepsText.parse(text, rate), limits.maxSurge(), limits.maxUnavailable()),
        new Canary(ImmutableList.of(), limits.maxSurge(), limits.maxUnavailable()));
  }

  private static RolloutPolicy blueGreen(PolicyParameters parameters) {
    String service = parameters.requiredName("active-service");
    BlueGreen usual = BlueGreen.of(service.isEmpty() ? "none" : service);
    BlueGreen policy =
        new BlueGreen(
            usual.activeService(),
            parameters.duration("keep-old", usual.keepOld()),
            parameters.flag("auto-promote", usual.autoPromote()));
    double rate = parameters.share(MAX_ERROR_RATE, 1);
    return parameters.has(MAX_ERROR_RATE) ? new ErrorWatching(policy, rate, INTERVAL) : policy;
  }

  private static RolloutPolicy errorWatch(PolicyParameters parameters) {
    RollingUpdateDeployment limits = parameters.limits();
    RollingUpdate rollout = new RollingUpdate(limits.maxSurge(), limits.maxUnavailable());
    double rate = parameters.requiredShare(MAX_ERROR_RATE);
    Duration interval = parameters.duration("check-interval", INTERVAL);
    // Looking without a break would keep the controller busy and time from passing.
    return new ErrorWatching(rollout, rate, interval.isZero() ? INTERVAL : interval);
  }
}
