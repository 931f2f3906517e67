package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.Recordings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands of the recorded session with what each printed. */
final class RecordedSession {

  record Exchange(String command, String output) {}

  private static final Pattern EXCHANGE =
      Pattern.compile("(?ms)^\\$ kubectl ([^\n]*)\n(.*?)(?=^\\$ kubectl |\\z)");

  private RecordedSession() {}

  static ImmutableList<Exchange> read() {
    Matcher matcher = EXCHANGE.matcher(Recordings.text("kubectl-session.txt"));
    ImmutableList.Builder<Exchange> exchanges = ImmutableList.builder();
    while (matcher.find()) {
      exchanges.add(new Exchange(matcher.group(1), matcher.group(2)));
    }
    return exchanges.build();
  }
}
