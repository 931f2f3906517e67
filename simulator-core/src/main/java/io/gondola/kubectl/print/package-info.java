/**
 * Objects as the tables and trees that {@code kubectl get} shows: pure functions of an object and
 * the time.
 *
 * <p>Uses only {@code io.gondola.api} and {@code io.gondola.manifest}. Start with {@link
 * io.gondola.kubectl.print.RowPrinters}.
 */
@NullMarked
package io.gondola.kubectl.print;

import org.jspecify.annotations.NullMarked;
