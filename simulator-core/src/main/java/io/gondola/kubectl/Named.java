package io.gondola.kubectl;

/** An object that a command names. */
record Named(Kind kind, String name) {}
