/**
 * What a probe's worker does with each tick and each answer, as pure transitions.
 *
 * <p>Uses only the API values. Start with {@link io.gondola.kubelet.probe.ProbeWorker}.
 */
@NullMarked
package io.gondola.kubelet.probe;

import org.jspecify.annotations.NullMarked;
