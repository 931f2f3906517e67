/**
 * The kubelet: on each node it brings the pods bound there to life, reports their status, and stops
 * those that are deleted.
 *
 * <p>It uses the kernel, the API objects, the timeline and the API server. Start with {@link
 * io.gondola.kubelet.Kubelet}; how long things take is an {@link io.gondola.kubelet.ImageBehavior}.
 */
@NullMarked
package io.gondola.kubelet;

import org.jspecify.annotations.NullMarked;
