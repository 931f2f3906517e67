/**
 * What the control plane does about nodes: it notices that one fell silent, taints it, evicts its
 * pods once their tolerations end, and removes pods whose node is gone.
 *
 * <p>All of it costs nothing while nodes are healthy: nothing here happens at intervals, the beats
 * of Kubernetes' loops are computed when there is something to wait for. Start with {@link
 * io.gondola.controller.node.NodeLifecycleController}.
 */
@NullMarked
package io.gondola.controller.node;

import org.jspecify.annotations.NullMarked;
