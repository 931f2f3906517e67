/**
 * Validation of volumes, and of references to a pod's own fields, which volumes and environment
 * variables share.
 *
 * <p>Uses {@code io.gondola.api} and the tools of {@code admission.field}. Start with {@link
 * io.gondola.apiserver.admission.volume.VolumesValidation}.
 */
@NullMarked
package io.gondola.apiserver.admission.volume;

import org.jspecify.annotations.NullMarked;
