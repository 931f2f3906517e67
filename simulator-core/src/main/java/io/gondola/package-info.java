/**
 * The cluster: what most users meet first and, often, last.
 *
 * <p>It puts all components together. Start with {@link io.gondola.Cluster}.
 */
@NullMarked
package io.gondola;

import org.jspecify.annotations.NullMarked;
