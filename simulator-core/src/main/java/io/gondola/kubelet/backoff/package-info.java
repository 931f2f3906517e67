/**
 * How long a kubelet holds off: before it restarts a container that keeps ending, before it pulls
 * an image again, before it looks at a pod again. Pure functions.
 *
 * <p>Uses only the API values and the reasons of a container's status. Start with {@link
 * io.gondola.kubelet.backoff.BackoffPolicy}, the arithmetic that all share.
 */
@NullMarked
package io.gondola.kubelet.backoff;

import org.jspecify.annotations.NullMarked;
