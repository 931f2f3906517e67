package io.gondola.examples;

import io.gondola.report.Glyphs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
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

  private static PrintStream stream(FileDescriptor file) {
    Charset charset =
        glyphs() == Glyphs.UNICODE ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
    return new PrintStream(new FileOutputStream(file), true, charset);
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
