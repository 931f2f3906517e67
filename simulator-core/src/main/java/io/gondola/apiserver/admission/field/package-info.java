/**
 * The tools that all validation is written with: a place in an object where an error may be noted,
 * a reader for fields that the API records keep raw, and the checks of names, labels and addresses.
 *
 * <p>Uses {@code io.gondola.api} only. Start with {@link
 * io.gondola.apiserver.admission.field.Field}.
 */
@NullMarked
package io.gondola.apiserver.admission.field;

import org.jspecify.annotations.NullMarked;
