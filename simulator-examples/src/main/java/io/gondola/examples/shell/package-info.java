/**
 * Gondola in JShell: commands of one word that move a cluster through time and tell what they see.
 *
 * <p>It uses the public API of Gondola and the tour beside it. Start with {@link
 * io.gondola.examples.shell.Shell}; the start script is {@code src/main/jshell/gondola.jsh}.
 */
@NullMarked
package io.gondola.examples.shell;

import org.jspecify.annotations.NullMarked;
