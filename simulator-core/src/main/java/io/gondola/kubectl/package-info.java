/**
 * {@code kubectl} for a simulated cluster: a command line in, the text of the real one out.
 *
 * <p>Uses {@code io.gondola.Cluster}, {@code api}, {@code manifest} and {@code timeline}; prints
 * nothing and reads no file. Start with {@link io.gondola.kubectl.Kubectl}; {@link
 * io.gondola.kubectl.Commands} lists the commands, each a class, and the packages below hold what
 * they print.
 */
@NullMarked
package io.gondola.kubectl;

import org.jspecify.annotations.NullMarked;
