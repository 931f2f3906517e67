/**
 * The mountain tour, told in six chapters and two languages: what happens is in a class a chapter,
 * what is said about it in text files beside their manifests.
 *
 * <p>It uses the public API of Gondola only. Start with {@link io.gondola.examples.tour.Tour}.
 */
@NullMarked
package io.gondola.examples.tour;

import org.jspecify.annotations.NullMarked;
