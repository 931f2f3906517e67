package io.gondola.api.apps;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import org.jspecify.annotations.Nullable;

/** How old pods are replaced: {@code RollingUpdate} or {@code Recreate}. */
@ApiRecord
public record DeploymentStrategy(String type, @Nullable RollingUpdateDeployment rollingUpdate)
    implements DeploymentStrategyBuilder.With {

  /** Nothing set. */
  public static final DeploymentStrategy EMPTY = DeploymentStrategyBuilder.builder().build();

  public DeploymentStrategy {
    type = Strings.nullToEmpty(type);
  }
}
