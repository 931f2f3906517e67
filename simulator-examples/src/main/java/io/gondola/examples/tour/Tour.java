package io.gondola.examples.tour;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.report.TextStyle;
import java.io.PrintStream;

/** All chapters, in one language. */
public final class Tour {

  /** The languages, by their ISO 639 codes. */
  public static final ImmutableList<String> LANGUAGES = ImmutableList.of("en", "zh");

  private static final ImmutableList<Chapter> CHAPTERS =
      ImmutableList.of(
          new PodChapter(),
          new ServiceChapter(),
          new DeploymentChapter(),
          new GrayReleaseChapter(),
          new TroubleChapter(),
          new RequestsChapter());

  private final String language;
  private final Texts common;

  private Tour(String language) {
    this.language = language;
    this.common = Texts.read("tour", language);
  }

  /**
   * The tour in a language.
   *
   * @throws IllegalArgumentException with those that there are, if it is none of them
   */
  public static Tour in(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException(
          "there is no language \"%s\"; there are en (English) and zh (Chinese)"
              .formatted(language));
    }
    return new Tour(language);
  }

  /** How many chapters there are; they count from 1. */
  public static int chapters() {
    return CHAPTERS.size();
  }

  /** A line a chapter, and how to hear one. */
  public String contents() {
    StringBuilder text = new StringBuilder(common.get("contents")).append('\n');
    for (int i = 1; i <= chapters(); i++) {
      text.append("  ").append(i).append("  ").append(texts(i).get("title")).append('\n');
    }
    return text.append(common.get("how")).append('\n').toString();
  }

  /**
   * Tells a chapter, on a cluster of its own.
   *
   * @return the cluster as the chapter leaves it, for experiments
   * @throws IllegalArgumentException with the chapters that there are, if it is none of them
   */
  public Cluster tell(int chapter, PrintStream out, TextStyle style) {
    if (chapter < 1 || chapter > chapters()) {
      throw new IllegalArgumentException(
          "there is no chapter %s; there are 1 to %s".formatted(chapter, chapters()));
    }
    Chapter told = CHAPTERS.get(chapter - 1);
    Stage stage = new Stage(told.cluster(), new Voice(texts(chapter), common, out), style);
    stage.open(chapter);
    told.tell(stage);
    stage.close();
    return stage.cluster();
  }

  /** What is said in a chapter. */
  Texts texts(int chapter) {
    return Texts.read("chapter-" + chapter, language);
  }

  @Override
  public String toString() {
    return contents();
  }
}
