package io.gondola.explore;

import com.google.common.collect.ImmutableList;
import io.gondola.explore.Branch.Shortcut;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths to try: those with the fewest differences first, and else in the order of finding. */
final class Frontier {

  private final List<ArrayDeque<Branch>> levels = new ArrayList<>();

  void add(Branch branch) {
    int level = branch.path().length();
    while (levels.size() <= level) {
      levels.add(new ArrayDeque<>());
    }
    levels.get(level).add(branch);
  }

  /** Adds some alternatives of a choice. */
  void addAll(Path before, int position, int from, int to, @Nullable Shortcut shortcut) {
    for (int alternative = from; alternative < to; alternative++) {
      add(new Branch(before.then(position, alternative), shortcut));
    }
  }

  boolean isEmpty() {
    return levels.stream().allMatch(ArrayDeque::isEmpty);
  }

  /**
   * Takes those that come next, whatever the first of them add: a run adds paths that are as long
   * as its own at least, and they come later.
   */
  ImmutableList<Branch> take(int most) {
    ImmutableList.Builder<Branch> taken = ImmutableList.builder();
    levels.stream()
        .filter(level -> !level.isEmpty())
        .findFirst()
        .ifPresent(
            level -> {
              for (int i = 0; i < most && !level.isEmpty(); i++) {
                taken.add(level.remove());
              }
            });
    return taken.build();
  }
}
