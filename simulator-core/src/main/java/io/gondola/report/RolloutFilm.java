package io.gondola.report;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A rollout as pictures, one whenever a row changes visibly.
 *
 * @param frames the pictures, in their order
 * @param leftOut how many pictures were left out between them
 */
public record RolloutFilm(ImmutableList<RolloutPicture> frames, int leftOut) {

  private static final int MOST_FRAMES = 24;

  /**
   * At most 24 pictures, spread evenly over all there are, the first and the last among them; none
   * that is replaced within 0.1 s.
   */
  public static RolloutFilm of(RolloutHistory history) {
    return of(history, Duration.ofMillis(100), MOST_FRAMES);
  }

  /**
   * A film of a length of your own.
   *
   * @param shortest pictures that are replaced sooner are left out
   * @param most how many pictures there may be, at least two
   */
  public static RolloutFilm of(RolloutHistory history, Duration shortest, int most) {
    PictureLayout layout = PictureLayout.of(history);
    List<RolloutPicture> all = new ArrayList<>();
    for (RolloutMoment moment : lasting(history.moments(), shortest)) {
      RolloutPicture picture = new RolloutPicture(history, moment, layout);
      if (all.isEmpty() || !looksLike(all.get(all.size() - 1), picture)) {
        all.add(picture);
      }
    }
    ImmutableList<RolloutPicture> frames = thinned(all, most);
    return new RolloutFilm(frames, all.size() - frames.size());
  }

  /** The moments that hold for a while, the last one always; the first as it was at its time. */
  private static List<RolloutMoment> lasting(
      ImmutableList<RolloutMoment> moments, Duration shortest) {
    List<RolloutMoment> lasting = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      boolean last = i == moments.size() - 1;
      Instant time = moments.get(i).time();
      if (i == 0 || last || !moments.get(i + 1).time().isBefore(time.plus(shortest))) {
        lasting.add(moments.get(i));
      }
    }
    return lasting;
  }

  private static boolean looksLike(RolloutPicture one, RolloutPicture other) {
    TextStyle plain = TextStyle.plain(Glyphs.ASCII);
    return one.rows(plain).equals(other.rows(plain));
  }

  private static ImmutableList<RolloutPicture> thinned(List<RolloutPicture> all, int most) {
    if (all.size() <= most) {
      return ImmutableList.copyOf(all);
    }
    ImmutableList.Builder<RolloutPicture> some = ImmutableList.builder();
    for (int i = 0; i < most; i++) {
      some.add(all.get((int) ((long) i * (all.size() - 1) / (most - 1))));
    }
    return some.build();
  }

  public String text(Glyphs glyphs) {
    return text(TextStyle.plain(glyphs));
  }

  public String text(TextStyle style) {
    StringJoiner film = new StringJoiner("\n\n");
    frames.forEach(frame -> film.add(frame.text(style)));
    notes(style.glyphs()).forEach(film::add);
    return film.toString();
  }

  private List<String> notes(Glyphs glyphs) {
    List<String> notes = new ArrayList<>();
    if (!frames.isEmpty() && frames.get(0).podsPerCircle() > 1) {
      notes.add(
          "a circle ("
              + glyphs.ready()
              + ") stands for "
              + frames.get(0).podsPerCircle()
              + " pods");
    }
    if (leftOut > 0) {
      notes.add(leftOut + " pictures in between are left out");
    }
    return notes;
  }

  @Override
  public String toString() {
    return text(Glyphs.UNICODE);
  }
}
