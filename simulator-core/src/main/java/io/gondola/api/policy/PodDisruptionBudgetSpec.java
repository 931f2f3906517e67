package io.gondola.api.policy;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.Selector;
import org.jspecify.annotations.Nullable;

/**
 * The wanted state of a PodDisruptionBudget: one of {@code minAvailable} and {@code
 * maxUnavailable}, whose percentages both round up.
 */
@ApiRecord
public record PodDisruptionBudgetSpec(
    @Nullable IntOrString minAvailable,
    @Nullable LabelSelector selector,
    @Nullable IntOrString maxUnavailable,
    String unhealthyPodEvictionPolicy)
    implements PodDisruptionBudgetSpecBuilder.With {

  /** Nothing set. */
  public static final PodDisruptionBudgetSpec EMPTY =
      PodDisruptionBudgetSpecBuilder.builder().build();

  public PodDisruptionBudgetSpec {
    unhealthyPodEvictionPolicy = Strings.nullToEmpty(unhealthyPodEvictionPolicy);
  }

  /** The pods it speaks of: none without a selector, all of the namespace with an empty one. */
  public Selector podSelector() {
    return selector == null ? Selector.nothing() : selector.toSelector();
  }
}
