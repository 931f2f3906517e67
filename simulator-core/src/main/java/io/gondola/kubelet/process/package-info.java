/**
 * What runs inside a pod: processes, the network namespace that they share, and their files.
 *
 * <p>It uses the kernel and the API objects, and knows nothing of the API server. Start with {@link
 * io.gondola.kubelet.process.RunningProcess}, which is what a program sees of its world.
 */
@NullMarked
package io.gondola.kubelet.process;

import org.jspecify.annotations.NullMarked;
