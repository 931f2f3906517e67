package io.gondola.api.autoscaling;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** How much may change within a period: so many pods, or so many percent. */
@ApiRecord
public record HPAScalingPolicy(String type, int value, int periodSeconds)
    implements HPAScalingPolicyBuilder.With {

  public static final String PODS = "Pods";
  public static final String PERCENT = "Percent";

  public HPAScalingPolicy {
    type = Strings.nullToEmpty(type);
  }
}
