package io.gondola.controller.deployment;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Ints;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.rollout.RolloutMark;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a policy's mark in an annotation of the ReplicaSet: {@code 2 step 0}, {@code 2 step 0 since
 * 2026-01-01T00:01:00Z} or {@code 2 done}. The first number is the revision: a ReplicaSet that is
 * rolled back to gets a new one, and its rollout begins anew.
 */
final class MarkAnnotation {

  /** On a Deployment: the revision and the step whose pause somebody ended, such as {@code 2.0}. */
  static final String PROMOTED = "gondola.io/rollout-promoted";

  static final String MARK = "gondola.io/rollout-mark";

  private MarkAnnotation() {}

  /** The mark, of whichever revision it is; absent if there is none or it cannot be read. */
  static @Nullable RolloutMark of(ReplicaSet set) {
    List<String> words = words(set);
    if (words.size() == 2 && words.get(1).equals("done")) {
      return RolloutMark.DONE;
    }
    Integer step = words.size() < 3 ? null : Ints.tryParse(words.get(2));
    if (step == null || step < 0) {
      return null;
    }
    return words.size() == 5
        ? RolloutMark.at(step).pausedSince(time(words.get(4)))
        : RolloutMark.at(step);
  }

  /** The mark of the ReplicaSet's present revision. */
  static @Nullable RolloutMark ofRevision(ReplicaSet set) {
    List<String> words = words(set);
    return !words.isEmpty() && words.get(0).equals(revision(set.metadata().annotations()))
        ? of(set)
        : null;
  }

  /** A time that cannot be read was long ago. */
  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static List<String> words(ReplicaSet set) {
    return Splitter.on(' ')
        .omitEmptyStrings()
        .splitToList(set.metadata().annotations().getOrDefault(MARK, ""));
  }

  /** The ReplicaSet with another mark; empty if there is none, or nothing to change. */
  static Optional<ReplicaSet> changed(@Nullable ReplicaSet set, @Nullable RolloutMark mark) {
    if (mark == null || set == null || mark.equals(ofRevision(set))) {
      return Optional.empty();
    }
    return Optional.of(
        set.withMetadata(
            set.metadata().withAnnotations(addedTo(set.metadata().annotations(), mark))));
  }

  static ImmutableSortedMap<String, String> addedTo(
      ImmutableSortedMap<String, String> annotations, @Nullable RolloutMark mark) {
    return mark == null
        ? annotations
        : DeploymentAnnotations.with(annotations, MARK, revision(annotations) + " " + text(mark));
  }

  private static String text(RolloutMark mark) {
    if (mark.done()) {
      return "done";
    }
    return "step " + mark.step() + (mark.since() == null ? "" : " since " + mark.since());
  }

  private static String revision(ImmutableSortedMap<String, String> annotations) {
    return annotations.getOrDefault(DeploymentAnnotations.REVISION, "0");
  }

  /** The value of {@link #PROMOTED} that ends the pause which this ReplicaSet's rollout is in. */
  static String promotionOf(ReplicaSet set, RolloutMark mark) {
    return revision(set.metadata().annotations()) + "." + mark.step();
  }

  /** The last step of the new ReplicaSet's rollout that was promoted. */
  static OptionalInt promotedStep(Deployment deployment, ReplicaSet newest) {
    String text = deployment.metadata().annotations().getOrDefault(PROMOTED, "");
    String start = revision(newest.metadata().annotations()) + ".";
    Integer step = text.startsWith(start) ? Ints.tryParse(text.substring(start.length())) : null;
    return step == null ? OptionalInt.empty() : OptionalInt.of(step);
  }
}
