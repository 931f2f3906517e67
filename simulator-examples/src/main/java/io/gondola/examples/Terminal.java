package io.gondola.examples;

import io.gondola.report.Glyphs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** What the terminal can show. */
public final class Terminal {

  private Terminal() {}

  static PrintStream out() {
    return stream(FileDescriptor.out);
  }

  static PrintStream err() {
    return stream(FileDescriptor.err);
  }

  /** ASCII is the same in UTF-8, and who asks for Chinese or for circles has a terminal for it. */
  private static PrintStream stream(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** Circles where it knows Unicode, plain characters elsewhere. */
  public static Glyphs glyphs() {
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
