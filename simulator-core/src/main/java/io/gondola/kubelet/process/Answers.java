package io.gondola.kubelet.process;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a process answers to those who probe it. */
final class Answers {

  private static final int LOWEST_STATUS = 100;
  private static final int HIGHEST_STATUS = 599;
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final Map<String, Integer> statuses = new TreeMap<>();
  private Duration time = Duration.ZERO;
  private @Nullable ToIntFunction<ImmutableList<String>> command;
  private boolean healthy;

  boolean healthy() {
    return healthy;
  }

  /** Returns whether this is news. */
  boolean healthy(boolean now) {
    boolean news = healthy != now;
    healthy = now;
    return news;
  }

  /** How long it takes to answer. */
  Duration time() {
    return time;
  }

  void time(Duration now) {
    checkArgument(!now.isNegative(), "time (%s) must not be negative", now);
    time = now;
  }

  void respond(String path, int status) {
    checkArgument(
        status >= LOWEST_STATUS && status <= HIGHEST_STATUS,
        "status (%s) must be 100 to 599",
        status);
    statuses.put(path, status);
  }

  /** The status of the answer to an HTTP GET. */
  int status(String path, boolean well) {
    Integer own = statuses.get(path);
    if (own != null) {
      return own;
    }
    return well ? OK : UNAVAILABLE;
  }

  /** Gives the exit code of commands that are run in the container; null if nobody does. */
  @Nullable ToIntFunction<ImmutableList<String>> command() {
    return command;
  }

  void command(ToIntFunction<ImmutableList<String>> handler) {
    command = handler;
  }
}
