package io.gondola;

import static com.google.common.base.Preconditions.checkArgument;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a drain may do; the defaults are those of {@code kubectl drain}.
 *
 * @param force also evict pods without a controller, which nobody will replace; default false
 * @param ignoreDaemonSets pass over the pods of DaemonSets instead of refusing to begin; default
 *     false
 * @param deleteEmptyDirData also evict pods with emptyDir volumes, whose data is lost; default
 *     false
 * @param disableEviction delete pods instead of evicting them, so that no PodDisruptionBudget is
 *     asked; default false
 * @param gracePeriodSeconds how long pods may take to stop; null, the default, for each pod's own
 *     setting
 * @param timeout gives up after this time; zero, the default, for never
 * @param podSelector takes only pods with such labels; default all
 */
@RecordBuilder
public record DrainOptions(
    boolean force,
    boolean ignoreDaemonSets,
    boolean deleteEmptyDirData,
    boolean disableEviction,
    @Nullable Long gracePeriodSeconds,
    Duration timeout,
    String podSelector)
    implements DrainOptionsBuilder.With {

  public static final DrainOptions DEFAULT =
      new DrainOptions(false, false, false, false, null, Duration.ZERO, "");

  public DrainOptions {
    checkArgument(!timeout.isNegative(), "timeout (%s) must not be negative", timeout);
  }
}
