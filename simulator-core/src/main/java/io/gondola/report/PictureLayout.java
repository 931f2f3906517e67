package io.gondola.report;

import static java.math.RoundingMode.CEILING;

import com.google.common.collect.ImmutableList;
import com.google.common.math.IntMath;
import java.util.stream.Stream;

/**
 * Where things stand in the pictures of one rollout: the same in all of them, so that they can be
 * flicked through, and never wider than a terminal.
 *
 * @param shown the versions that have a row
 * @param timeWidth of the widest time
 * @param labelWidth of the widest version and image
 * @param circlesWidth of the longest row
 * @param podsPerCircle how many pods a circle stands for; above 1 when a row would not fit
 */
record PictureLayout(
    ImmutableList<Integer> shown,
    int timeWidth,
    int labelWidth,
    int circlesWidth,
    int podsPerCircle) {

  private static final int WIDTH = 100;
  private static final int WIDEST_LABEL = 28;
  private static final int GAPS = 6;

  static PictureLayout of(RolloutHistory history) {
    ImmutableList<Integer> shown = history.shownVersions();
    int timeWidth = timeWidth(history);
    int labelWidth =
        Math.min(
            WIDEST_LABEL, width(shown.stream().map(i -> history.versions().get(i).toString())));
    int widest = 0;
    int countsWidth = PodCounts.NONE.toString().length();
    for (RolloutMoment moment : history.moments()) {
      for (PodCounts row : moment.rows()) {
        widest = Math.max(widest, row.total());
        countsWidth = Math.max(countsWidth, row.toString().length());
      }
    }
    int room = WIDTH - GAPS - timeWidth - labelWidth - countsWidth;
    int scale = podsPerCircle(widest, room);
    int circles = scale == 1 ? widest : widest / scale + 2;
    return new PictureLayout(shown, timeWidth, labelWidth, circles, scale);
  }

  PictureLayout withTimeWidth(int width) {
    return new PictureLayout(shown, width, labelWidth, circlesWidth, podsPerCircle);
  }

  /** A state with few pods still gets its circle, so a scaled row may be two circles longer. */
  private static int podsPerCircle(int pods, int room) {
    return pods <= room ? 1 : IntMath.divide(pods, Math.max(1, room - 2), CEILING);
  }

  private static int timeWidth(RolloutHistory history) {
    return width(history.moments().stream().map(moment -> history.clock(moment.time())));
  }

  private static int width(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  /** A row without its time: version, circles and counts. */
  String row(RolloutVersion version, Ink ink, PodCounts pods, TextStyle style) {
    Glyphs glyphs = style.glyphs();
    String image = glyphs.tail(version.image(), labelWidth - version.label().length() - 1);
    return new PaintedLine(style.palette())
        .add(ink, version.label() + " " + image)
        .padTo(labelWidth + 2)
        .add(ink, circles(glyphs.ready(), pods.ready()))
        .add(ink, circles(glyphs.starting(), pods.starting()))
        .add(ink.faint(), circles(glyphs.leaving(), pods.leaving()))
        .padTo(labelWidth + circlesWidth + 4)
        .add(pods.toString())
        .toString();
  }

  private String circles(char circle, int pods) {
    int number = pods == 0 ? 0 : Math.max(1, pods / podsPerCircle);
    return String.valueOf(circle).repeat(number);
  }
}
