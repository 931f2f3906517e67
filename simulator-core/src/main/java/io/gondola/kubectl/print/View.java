package io.gondola.kubectl.print;

import java.time.Instant;

/**
 * How objects are looked at.
 *
 * @param now what ages are counted from
 * @param wide whether all columns show
 */
public record View(Instant now, boolean wide) {}
