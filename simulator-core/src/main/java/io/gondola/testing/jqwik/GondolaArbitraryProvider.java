package io.gondola.testing.jqwik;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.gondola.ClusterConfig;
import io.gondola.Latencies;
import io.gondola.TimedFault;
import io.gondola.api.apps.Deployment;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.rollout.RolloutPolicy;
import io.gondola.testing.RolloutScenario;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Lets jqwik find the arbitraries by the types of parameters. */
public final class GondolaArbitraryProvider implements ArbitraryProvider {

  /** For jqwik, which finds the class by itself. */
  public GondolaArbitraryProvider() {}

  private static final ImmutableMap<Class<?>, Supplier<Arbitrary<?>>> BY_TYPE =
      ImmutableMap.of(
          ClusterConfig.class, GondolaArbitraries::clusterConfigs,
          Latencies.class, GondolaArbitraries::latencies,
          ImageBehavior.class, GondolaArbitraries::imageBehaviors,
          TimedFault.class, GondolaArbitraries::timedFault,
          Deployment.class, GondolaArbitraries::deployments,
          RolloutPolicy.class, GondolaArbitraries::rolloutPolicies,
          RolloutScenario.class, Scenarios::any);

  @Override
  public boolean canProvideFor(TypeUsage target) {
    return BY_TYPE.containsKey(target.getRawType()) || isSchedule(target);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
    return isSchedule(target)
        ? ImmutableSet.of(GondolaArbitraries.timedFaults())
        : ImmutableSet.of(Objects.requireNonNull(BY_TYPE.get(target.getRawType())).get());
  }

  /** Before jqwik's own, which knows any list, and would make it far too long. */
  @Override
  public int priority() {
    return 1;
  }

  private static boolean isSchedule(TypeUsage target) {
    return target.getRawType() == List.class
        && target.getTypeArgument(0).getRawType() == TimedFault.class;
  }
}
