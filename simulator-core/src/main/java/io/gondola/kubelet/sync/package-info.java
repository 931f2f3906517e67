/**
 * What one sync of a pod does: what to kill, create and start, and in which order and time
 * containers stop. Pure functions.
 *
 * <p>Uses only the API values, the results of probes and the restart policy. Start with {@link
 * io.gondola.kubelet.sync.SyncActions} for a pod that lives and {@link
 * io.gondola.kubelet.sync.StopOrder} for one that ends.
 */
@NullMarked
package io.gondola.kubelet.sync;

import org.jspecify.annotations.NullMarked;
