package io.gondola.kubectl.print;

/**
 * A column of a table.
 *
 * @param wide whether it shows with {@code -o wide} only
 */
public record Column(String name, boolean wide) {}
