/**
 * Objects as {@code kubectl describe} tells of them: pure functions of an object, what belongs to
 * it, and the time.
 *
 * <p>Uses only {@code io.gondola.api} and {@code io.gondola.kubectl.print}. Start with {@link
 * io.gondola.kubectl.describe.DeploymentDescription}; what several descriptions share is in {@link
 * io.gondola.kubectl.describe.Description} and the classes named after sections.
 */
@NullMarked
package io.gondola.kubectl.describe;

import org.jspecify.annotations.NullMarked;
