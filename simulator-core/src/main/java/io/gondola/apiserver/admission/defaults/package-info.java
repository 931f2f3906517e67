/**
 * Kubernetes' defaults: what a field means that was left out, written into the object. Pure: an
 * object goes in and an object comes out, the same one if it was complete.
 *
 * <p>Uses {@code io.gondola.api} only. Start with {@link
 * io.gondola.apiserver.admission.defaults.Defaults}.
 */
@NullMarked
package io.gondola.apiserver.admission.defaults;

import org.jspecify.annotations.NullMarked;
