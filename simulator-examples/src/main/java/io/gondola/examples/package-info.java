/**
 * The main job: it rolls out the mountain tour, or a manifest of the user's own, and shows it in
 * pictures.
 *
 * <p>It uses the public API of Gondola only, as any user would. Start with {@link
 * io.gondola.examples.Main}; {@link io.gondola.examples.Story} is what it tells. {@link
 * io.gondola.examples.LogSidecar} and {@link io.gondola.examples.FullNode} are short stories of
 * their own, to run and to copy.
 */
@NullMarked
package io.gondola.examples;

import org.jspecify.annotations.NullMarked;
