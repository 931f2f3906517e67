package io.gondola.examples;

import io.gondola.report.Glyphs;
import java.util.Locale;
import java.util.stream.Stream;

/** What the terminal can show. */
final class Terminal {

  private Terminal() {}

  /** Circles where it knows Unicode, plain characters elsewhere. */
  static Glyphs glyphs() {
    // The default charset says nothing: from JDK 18 on it is UTF-8 whatever the terminal is.
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(System::getProperty)
        .filter(encoding -> encoding != null && !encoding.isEmpty())
        .findFirst()
        .filter(encoding -> encoding.toUpperCase(Locale.ROOT).startsWith("UTF"))
        .map(encoding -> Glyphs.UNICODE)
        .orElse(Glyphs.ASCII);
  }
}
