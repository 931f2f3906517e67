package io.gondola.report;

/** A painted character. */
record Mark(char symbol, Ink ink) {

  static final Mark BLANK = new Mark(' ', Ink.NONE);
}
