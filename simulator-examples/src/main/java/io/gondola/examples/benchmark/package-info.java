/**
 * How fast the simulator is: figures to read, not a test that fails.
 *
 * <p>May use what users of the library may use. Start with {@link
 * io.gondola.examples.benchmark.RolloutBenchmark}; the README tells how to run it.
 */
@NullMarked
package io.gondola.examples.benchmark;

import org.jspecify.annotations.NullMarked;
