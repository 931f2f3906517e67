package io.gondola.kubelet.sync;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.PodSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a sync goes by: the spec, and what the runtime has of it.
 *
 * @param sandbox the latest one; null before the first
 * @param init one view for each init container of the spec, in order
 * @param mains one view for each app container of the spec, in order
 */
public record PodView(
    PodSpec spec,
    @Nullable SandboxView sandbox,
    ImmutableList<ContainerView> init,
    ImmutableList<ContainerView> mains) {

  public PodView {
    checkArgument(
        init.size() == spec.initContainers().size(),
        "init (%s) must have one view for each init container",
        init.size());
    checkArgument(
        mains.size() == spec.containers().size(),
        "mains (%s) must have one view for each container",
        mains.size());
  }

  /** The sandbox that containers can run in, if there is one. */
  Optional<SandboxView> usableSandbox() {
    boolean usable =
        sandbox != null && sandbox.ready() && (spec.hostNetwork() || !sandbox.ip().isEmpty());
    return usable ? Optional.ofNullable(sandbox) : Optional.empty();
  }

  /** How many sandboxes the pod had before the next one. */
  int nextAttempt() {
    return sandbox == null ? 0 : sandbox.attempt() + 1;
  }

  boolean anyContainerExists() {
    return init.stream().anyMatch(ContainerView::exists)
        || mains.stream().anyMatch(ContainerView::exists);
  }
}
