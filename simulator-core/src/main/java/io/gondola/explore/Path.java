package io.gondola.explore;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The choices of a run, told by where they differ from the first alternative: the rest of a run
 * follows by itself.
 *
 * @param before the differences before; null if there are none
 * @param position the number of the choice, counted from 0
 * @param alternative what is chosen there, counted from 0
 * @param length how many differences there are
 */
record Path(@Nullable Path before, int position, int alternative, int length) {

  /** The first alternative, always. */
  static final Path STRAIGHT = new Path(null, -1, 0, 0);

  /** The same, and another difference further on. */
  Path then(int choice, int other) {
    return new Path(this, choice, other, length + 1);
  }

  /** What to choose at each position up to the last difference. */
  int[] alternatives() {
    int[] all = new int[position + 1];
    for (Path path = this; path != null && path.position >= 0; path = path.before) {
      all[path.position] = path.alternative;
    }
    return all;
  }

  /** Reads what {@link #toString} gives. */
  static Path parse(String script) {
    Path path = STRAIGHT;
    for (String part : Splitter.on(' ').omitEmptyStrings().split(script.toLowerCase(Locale.ROOT))) {
      checkArgument(
          part.matches("\\d{1,9}:\\d{1,9}"),
          "%s in script (%s) must be a choice such as 12:1",
          part,
          script);
      int colon = part.indexOf(':');
      int position = Integer.parseInt(part.substring(0, colon));
      checkArgument(position > path.position, "choices of script (%s) must be in order", script);
      path = path.then(position, Integer.parseInt(part.substring(colon + 1)));
    }
    return path;
  }

  /**
   * {@code 12:1 40:2}: at the twelfth choice, counted from 0, the second alternative, and so on.
   */
  @Override
  public String toString() {
    if (before == null) {
      return "";
    }
    String earlier = before.toString();
    return (earlier.isEmpty() ? "" : earlier + " ") + position + ":" + alternative;
  }
}
