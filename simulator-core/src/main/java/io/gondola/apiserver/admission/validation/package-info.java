/**
 * Validation of whole objects: on creation, on update and of a written status, each error noted in
 * Kubernetes' order.
 *
 * <p>Uses {@code io.gondola.api}, and {@code admission.pod} for pod specs. Start with {@link
 * io.gondola.apiserver.admission.validation.Validation}, which knows the rules of each kind.
 */
@NullMarked
package io.gondola.apiserver.admission.validation;

import org.jspecify.annotations.NullMarked;
