/**
 * Controllers of the user's own: they live in simulated time, see the cluster through caches that
 * lag behind, and meet the same faults as Kubernetes' own.
 *
 * <p>It may use what controllers may use. Start with {@link
 * io.gondola.controller.custom.CustomController}.
 */
@NullMarked
package io.gondola.controller.custom;

import org.jspecify.annotations.NullMarked;
