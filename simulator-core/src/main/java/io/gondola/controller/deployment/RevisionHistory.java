package io.gondola.controller.deployment;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;

/** The former revisions of a ReplicaSet that was rolled back to: comma separated, oldest first. */
final class RevisionHistory {

  /** The most characters that the annotation may have. */
  static final int LIMIT = 2000;

  private RevisionHistory() {}

  /** Adds a revision and drops the oldest ones for it if need be; the first is never checked. */
  static String append(String history, String revision, int limit) {
    List<String> revisions = Splitter.on(',').splitToList(history);
    if (revisions.get(0).isEmpty()) {
      return revision;
    }
    int length = history.length() + 1 + revision.length();
    int dropped = 0;
    while (length > limit && dropped < revisions.size()) {
      length -= revisions.get(dropped).length() + 1;
      dropped++;
    }
    return length > limit
        ? history
        : Joiner.on(',')
            .join(
                ImmutableList.builder()
                    .addAll(revisions.subList(dropped, revisions.size()))
                    .add(revision)
                    .build());
  }
}
