package io.gondola.examples;

import io.gondola.report.Glyphs;
import io.gondola.report.TextStyle;
import io.gondola.timeline.Progress;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** What the terminal can show. */
public final class Terminal {

  private Terminal() {}

  public static PrintStream out() {
    return stream(FileDescriptor.out);
  }

  static PrintStream err() {
    return stream(FileDescriptor.err);
  }

  /** ASCII is the same in UTF-8, and who asks for Chinese or for circles has a terminal for it. */
  private static PrintStream stream(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** With the characters and colours that it has. */
  public static TextStyle style() {
    return style(glyphs(), ColorChoice.AUTO);
  }

  /**
   * The same in JShell. It runs code in a process of its own, which cannot see the terminal: the
   * variables decide alone.
   */
  public static TextStyle styleInJShell() {
    return new TextStyle(glyphs(), ColorChoice.AUTO.palette(System.getenv(), true));
  }

  static TextStyle style(Glyphs glyphs, ColorChoice colors) {
    return new TextStyle(glyphs, colors.palette(System.getenv(), isThere()));
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

  /** Shows how far a long run has come; nothing where nobody watches. */
  static Progress progress() {
    return isThere() ? new ProgressLine(err(), glyphs()) : Progress.NONE;
  }

  /** Whether a person reads what is printed. */
  @SuppressWarnings("SystemConsoleNull") // It is null on older JDKs, and newer ones are asked.
  private static boolean isThere() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** Up to JDK 21 there is a console only for a terminal; from 22 on it has to be asked. */
  private static boolean isTerminal(Console console) {
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return (boolean) isTerminal.invoke(console);
    } catch (ReflectiveOperationException olderJdk) {
      return true;
    }
  }
}
