package io.gondola.api.autoscaling;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.Quantity;
import org.jspecify.annotations.Nullable;

/** How fast to scale in one direction; of several policies {@code selectPolicy} picks one. */
@ApiRecord
public record HPAScalingRules(
    @Nullable Integer stabilizationWindowSeconds,
    @Nullable String selectPolicy,
    ImmutableList<HPAScalingPolicy> policies,
    @Nullable Quantity tolerance)
    implements HPAScalingRulesBuilder.With {

  public static final String MAX = "Max";
  public static final String MIN = "Min";
  public static final String DISABLED = "Disabled";

  public HPAScalingRules {
    policies = OrEmpty.list(policies);
  }
}
