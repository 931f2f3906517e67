package io.gondola.kubelet;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Ints;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.sim.Distribution;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Behaviours in a manifest: annotations of the pod, for people who only have YAML.
 *
 * <p>{@code gondola.io/ready-after: 3s} goes for all containers of the pod, {@code
 * gondola.io/web.ready-after: 3s} for the one named {@code web} and outweighs the other. Times are
 * written {@code 2s}, {@code 1s..3s} (uniform) or {@code ~2s} (exponential).
 *
 * <ul>
 *   <li>{@code pull}: a time, or {@code fails}
 *   <li>{@code start}: a time
 *   <li>{@code ready-after}: a time, or {@code never}
 *   <li>{@code stop}: a time, or {@code never}: SIGTERM is ignored
 *   <li>{@code exit-after}: a time, and {@code exit-code}: 0 to 255
 *   <li>{@code request-time}: a time; {@code concurrency} and {@code backlog}: numbers of requests
 *   <li>{@code shutdown}: {@code drain}, {@code linger} or {@code abort}, see {@link Shutdown}
 *   <li>{@code memory} and {@code memory-growth} (each second): quantities such as {@code 64Mi}
 * </ul>
 */
final class BehaviorAnnotations {

  static final String PREFIX = "gondola.io/";

  private static final ImmutableSortedMap<String, Setting> SETTINGS =
      ImmutableSortedMap.<String, Setting>naturalOrder()
          .put("pull", word("fails", ImageBehavior::notFound).or(time(ImageBehavior::withPull)))
          .put("start", time(ImageBehavior::withStart))
          .put(
              "ready-after",
              word("never", ImageBehavior::neverReady).or(time(ImageBehavior::withReadyAfter)))
          .put(
              "stop",
              word("never", ImageBehavior::ignoringSigterm).or(time(ImageBehavior::withStop)))
          .put("exit-after", time(ImageBehavior::withExitAfter))
          .put("exit-code", number(ImageBehavior::withExitCode))
          .put("request-time", time(ImageBehavior::answeringIn))
          .put(
              "concurrency",
              number((b, atOnce) -> b.withServing(b.serving().withConcurrency(atOnce))))
          .put("backlog", number((b, waiting) -> b.withServing(b.serving().withBacklog(waiting))))
          .put(
              "shutdown",
              word("drain", b -> b.shuttingDown(Shutdown.DRAIN))
                  .or(word("linger", b -> b.shuttingDown(Shutdown.LINGER)))
                  .or(word("abort", b -> b.shuttingDown(Shutdown.ABORT))))
          .put("memory", bytes(ImageBehavior::withMemory))
          .put("memory-growth", bytes(ImageBehavior::withMemoryGrowth))
          .buildOrThrow();

  private BehaviorAnnotations() {}

  /** How one setting changes a behaviour; empty if its text means nothing. */
  private interface Setting {
    Optional<ImageBehavior> apply(ImageBehavior behavior, String text);

    default Setting or(Setting other) {
      return (behavior, text) -> apply(behavior, text).or(() -> other.apply(behavior, text));
    }
  }

  /**
   * The behaviour of a container.
   *
   * @param image the behaviour of its image
   * @param annotations those of its pod
   * @throws IllegalArgumentException for an annotation that means nothing; the message says what
   *     would
   */
  static ImageBehavior of(ImageBehavior image, Map<String, String> annotations, String container) {
    ImageBehavior general = image;
    for (Map.Entry<String, String> annotation : annotations.entrySet()) {
      String key = annotation.getKey();
      if (key.startsWith(PREFIX) && key.indexOf('.', PREFIX.length()) < 0) {
        general = apply(general, key.substring(PREFIX.length()), annotation);
      }
    }
    String own = PREFIX + container + ".";
    ImageBehavior specific = general;
    for (Map.Entry<String, String> annotation : annotations.entrySet()) {
      if (annotation.getKey().startsWith(own)) {
        specific = apply(specific, annotation.getKey().substring(own.length()), annotation);
      }
    }
    return specific;
  }

  private static ImageBehavior apply(
      ImageBehavior behavior, String name, Map.Entry<String, String> annotation) {
    Setting setting = SETTINGS.get(name);
    if (setting == null) {
      throw new IllegalArgumentException(
          "annotation %s: there is no setting %s; there are %s"
              .formatted(annotation.getKey(), name, String.join(", ", SETTINGS.keySet())));
    }
    try {
      return setting
          .apply(behavior, annotation.getValue())
          .orElseThrow(() -> new IllegalArgumentException("it means nothing"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "annotation %s: \"%s\" cannot be read: %s"
              .formatted(annotation.getKey(), annotation.getValue(), e.getMessage()));
    }
  }

  private static Setting word(String word, UnaryOperator<ImageBehavior> change) {
    return (behavior, text) ->
        text.equals(word) ? Optional.of(change.apply(behavior)) : Optional.empty();
  }

  private static Setting time(BiFunction<ImageBehavior, Distribution, ImageBehavior> change) {
    return (behavior, text) -> Distribution.parse(text).map(time -> change.apply(behavior, time));
  }

  private static Setting number(BiFunction<ImageBehavior, Integer, ImageBehavior> change) {
    return (behavior, text) ->
        Optional.ofNullable(Ints.tryParse(text)).map(code -> change.apply(behavior, code));
  }

  private static Setting bytes(BiFunction<ImageBehavior, Long, ImageBehavior> change) {
    return (behavior, text) -> Optional.of(change.apply(behavior, Quantity.parse(text).value()));
  }
}
