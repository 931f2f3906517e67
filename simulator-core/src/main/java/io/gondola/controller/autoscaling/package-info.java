/**
 * The HorizontalPodAutoscaler controller: every 15 s it compares what pods use with what they
 * should use, and sets the size of their Deployment.
 *
 * <p>How big it should be is decided by pure functions of samples, pods and the time; only {@link
 * io.gondola.controller.autoscaling.AutoscalingController} writes. Uses the kernel, the API objects
 * and the API server. Start there.
 */
@NullMarked
package io.gondola.controller.autoscaling;

import org.jspecify.annotations.NullMarked;
