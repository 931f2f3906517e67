/**
 * Validation of pod specs, wherever they stand: in a Pod or in the template of a workload.
 *
 * <p>Uses {@code io.gondola.api} and the tools of {@code admission.field} and {@code
 * admission.volume}. Start with {@link io.gondola.apiserver.admission.pod.PodSpecValidation}.
 */
@NullMarked
package io.gondola.apiserver.admission.pod;

import org.jspecify.annotations.NullMarked;
