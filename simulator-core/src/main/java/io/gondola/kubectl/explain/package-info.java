/**
 * What {@code kubectl explain} tells of kinds and fields.
 *
 * <p>Uses {@code api} and {@code manifest}. Start with {@link
 * io.gondola.kubectl.explain.FieldExplanation}; the words are in {@code fields.txt} beside it.
 */
@NullMarked
package io.gondola.kubectl.explain;

import org.jspecify.annotations.NullMarked;
