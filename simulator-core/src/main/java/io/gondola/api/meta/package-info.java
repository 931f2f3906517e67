/**
 * What all API objects share: metadata, labels and their selectors, quantities, and the description
 * of a resource type.
 *
 * <p>Immutable values with Kubernetes' field names; they know neither the clock nor the API server,
 * and use nothing of ours. Start with {@link io.gondola.api.meta.ObjectMeta} for what objects have
 * in common, with {@link io.gondola.api.meta.Selector} for how they are chosen, and with {@link
 * io.gondola.api.meta.FieldError} for how a bad one is refused.
 */
@NullMarked
package io.gondola.api.meta;

import org.jspecify.annotations.NullMarked;
