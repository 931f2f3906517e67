/**
 * How fast the simulator is: figures to read, not a test that fails. JMH measures what it can;
 * starts of JVMs and sizes of heaps it cannot.
 *
 * <p>May use what users of the library may use, and is compiled in the profile {@code benchmark}
 * only. Start with {@link io.gondola.examples.benchmark.Benchmarks}; the README tells how to run
 * it.
 */
@NullMarked
package io.gondola.examples.benchmark;

import org.jspecify.annotations.NullMarked;
