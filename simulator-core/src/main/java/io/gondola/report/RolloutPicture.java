package io.gondola.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.StringJoiner;

/**
 * A rollout at a time: a row for each ReplicaSet, a circle for each pod, filled if it is ready,
 * hollow if it is starting, dashed if it is leaving.
 */
public final class RolloutPicture {

  private final RolloutHistory history;
  private final RolloutMoment moment;
  private final PictureLayout layout;

  RolloutPicture(RolloutHistory history, RolloutMoment moment, PictureLayout layout) {
    this.history = history;
    this.moment = moment;
    this.layout = layout;
  }

  /** How things stood at a time. */
  public static RolloutPicture of(RolloutHistory history, Instant time) {
    PictureLayout layout = PictureLayout.of(history).withTimeWidth(history.clock(time).length());
    return new RolloutPicture(history, history.at(time), layout);
  }

  /** What the picture shows. */
  public RolloutMoment moment() {
    return moment;
  }

  /** How many pods a circle stands for: more than one when a row would not fit into a line. */
  public int podsPerCircle() {
    return layout.podsPerCircle();
  }

  public String text(Glyphs glyphs) {
    return text(TextStyle.plain(glyphs));
  }

  public String text(TextStyle style) {
    StringJoiner lines = new StringJoiner("\n");
    String time = history.clock(moment.time());
    for (String row : rows(style)) {
      lines.add(Strings.padEnd(time, layout.timeWidth(), ' ') + "  " + row);
      time = "";
    }
    return lines.toString();
  }

  /** The rows without the time. */
  ImmutableList<String> rows(TextStyle style) {
    return layout.shown().stream()
        .map(i -> layout.row(history.versions().get(i), Ink.version(i), moment.row(i), style))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public String toString() {
    return text(Glyphs.UNICODE);
  }
}
