package io.gondola.kubelet;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.primitives.Doubles;
import com.google.common.primitives.Ints;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.process.Shutdown;
import io.gondola.sim.Distribution;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 *   <li>{@code listens}: {@code true}, or {@code false} for a worker
 *   <li>{@code unhealthy-after}: a time
 *   <li>{@code stop}: a time, or {@code never}: SIGTERM is ignored
 *   <li>{@code exit-after}: a time, and {@code exit-code}: 0 to 255
 *   <li>{@code request-time}: a time; {@code concurrency} and {@code backlog}: numbers of requests
 *   <li>{@code request-cpu}: the time of a core that each request costs, such as {@code 5ms}
 *   <li>{@code error-rate}: the share of requests that are answered with an error, such as {@code
 *       0.05}
 *   <li>{@code shutdown}: {@code drain}, {@code linger} or {@code abort}, see {@link Shutdown}
 *   <li>{@code cpu}: a quantity such as {@code 250m}
 *   <li>{@code memory} and {@code memory-growth} (each second): quantities such as {@code 64Mi}
 * </ul>
 */
final class BehaviorAnnotations {

  static final String PREFIX = "gondola.io/";

  private static final String TIME = "a time such as 2s, 1s..3s or ~2s";
  private static final String SIZE = "a quantity of at least 0, such as 64Mi";

  private static final ImmutableSortedMap<String, Setting> SETTINGS =
      ImmutableSortedMap.<String, Setting>naturalOrder()
          .put("pull", time(ImageBehavior::withPull).or("fails", ImageBehavior::notFound))
          .put("start", time(ImageBehavior::withStart))
          .put(
              "ready-after",
              time(ImageBehavior::withReadyAfter).or("never", ImageBehavior::neverReady))
          .put("listens", flag(ImageBehavior::withListens))
          .put("unhealthy-after", time(ImageBehavior::withUnhealthyAfter))
          .put("stop", time(ImageBehavior::withStop).or("never", ImageBehavior::ignoringSigterm))
          .put("cpu", cores())
          .put("exit-after", time(ImageBehavior::withExitAfter))
          .put("exit-code", exitCode())
          .put("request-time", time(ImageBehavior::answeringIn))
          .put(
              "concurrency",
              count((b, atOnce) -> b.withServing(b.serving().withConcurrency(atOnce))))
          .put("backlog", count((b, waiting) -> b.withServing(b.serving().withBacklog(waiting))))
          .put("request-cpu", requestCpu())
          .put("error-rate", errorRate())
          .put("shutdown", shutdown())
          .put("memory", size(ImageBehavior::withMemory))
          .put("memory-growth", size(ImageBehavior::withMemoryGrowth))
          .buildOrThrow();

  private BehaviorAnnotations() {}

  /** Gives the changed behaviour; empty if the text means nothing. */
  private interface Change {
    Optional<ImageBehavior> apply(ImageBehavior behavior, String text);
  }

  /**
   * How one setting changes a behaviour.
   *
   * @param allowed what it may be, for people
   */
  private record Setting(String allowed, Change change) {

    Setting or(String word, UnaryOperator<ImageBehavior> meaning) {
      return new Setting(
          allowed + ", or " + word,
          (behavior, text) ->
              text.equals(word)
                  ? Optional.of(meaning.apply(behavior))
                  : change.apply(behavior, text));
    }
  }

  /**
   * The behaviour of a container.
   *
   * @param image the behaviour of its image
   * @throws IllegalArgumentException for an annotation that means nothing; the message says what
   *     would
   */
  static ImageBehavior of(ImageBehavior image, Pod pod, String container) {
    ImageBehavior behavior = image;
    Map<String, String> annotations = pod.metadata().annotations();
    for (Map.Entry<String, String> annotation : annotations.entrySet()) {
      String key = annotation.getKey();
      if (key.startsWith(PREFIX) && containerOf(key).isEmpty()) {
        behavior = apply(behavior, key.substring(PREFIX.length()), annotation);
      }
    }
    for (Map.Entry<String, String> annotation : annotations.entrySet()) {
      String key = annotation.getKey();
      String target = key.startsWith(PREFIX) ? containerOf(key) : "";
      if (target.equals(container)) {
        behavior =
            apply(behavior, key.substring(PREFIX.length() + target.length() + 1), annotation);
      } else if (!target.isEmpty()) {
        checkContainer(pod, target, key);
      }
    }
    return behavior;
  }

  /** The container that an annotation is for; empty if for all. */
  private static String containerOf(String key) {
    int dot = key.indexOf('.', PREFIX.length());
    return dot < 0 ? "" : key.substring(PREFIX.length(), dot);
  }

  private static void checkContainer(Pod pod, String name, String key) {
    PodSpec spec = pod.spec();
    String names =
        Stream.concat(spec.initContainers().stream(), spec.containers().stream())
            .map(Container::name)
            .collect(Collectors.joining(", "));
    checkArgument(
        List.of(names.split(", ")).contains(name),
        "annotation %s: the pod has no container %s; it has %s",
        key,
        name,
        names);
  }

  private static ImageBehavior apply(
      ImageBehavior behavior, String name, Map.Entry<String, String> annotation) {
    Setting setting = SETTINGS.get(name);
    checkArgument(
        setting != null,
        "annotation %s: there is no setting %s; there are %s",
        annotation.getKey(),
        name,
        String.join(", ", SETTINGS.keySet()));
    String text = annotation.getValue();
    Optional<ImageBehavior> changed;
    try {
      changed = setting.change().apply(behavior, text);
    } catch (IllegalArgumentException e) {
      changed = Optional.empty();
    }
    return changed.orElseThrow(
        () ->
            new IllegalArgumentException(
                "annotation %s: \"%s\" must be %s"
                    .formatted(annotation.getKey(), text, setting.allowed())));
  }

  private static Setting time(BiFunction<ImageBehavior, Distribution, ImageBehavior> change) {
    return new Setting(
        TIME,
        (behavior, text) -> Distribution.parse(text).map(time -> change.apply(behavior, time)));
  }

  private static Setting count(BiFunction<ImageBehavior, Integer, ImageBehavior> change) {
    return new Setting(
        "a number of requests",
        (behavior, text) ->
            Optional.ofNullable(Ints.tryParse(text)).map(number -> change.apply(behavior, number)));
  }

  private static Setting shutdown() {
    return new Setting(
        "drain, linger or abort",
        (behavior, text) ->
            Stream.of(Shutdown.values())
                .filter(shutdown -> shutdown.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .map(behavior::shuttingDown));
  }

  private static Setting flag(BiFunction<ImageBehavior, Boolean, ImageBehavior> change) {
    return new Setting(
        "true or false",
        (behavior, text) ->
            text.equals("true") || text.equals("false")
                ? Optional.of(change.apply(behavior, text.equals("true")))
                : Optional.empty());
  }

  private static Setting errorRate() {
    return new Setting(
        "a share from 0 to 1, such as 0.05",
        (behavior, text) ->
            Optional.ofNullable(Doubles.tryParse(text)).map(behavior::answeringErrors));
  }

  private static Setting requestCpu() {
    return new Setting(
        "a fixed time such as 5ms",
        (behavior, text) ->
            Distribution.parse(text)
                .filter(Distribution.Fixed.class::isInstance)
                .map(time -> behavior.usingCpuPerRequest(((Distribution.Fixed) time).value())));
  }

  private static Setting exitCode() {
    return new Setting(
        "a number from 0 to 255",
        (behavior, text) -> Optional.ofNullable(Ints.tryParse(text)).map(behavior::withExitCode));
  }

  private static Setting size(BiFunction<ImageBehavior, Long, ImageBehavior> change) {
    return new Setting(
        SIZE,
        (behavior, text) -> Optional.of(change.apply(behavior, Quantity.parse(text).value())));
  }

  private static Setting cores() {
    return new Setting(
        "a quantity of at least 0, such as 250m",
        (behavior, text) -> Optional.of(behavior.withCpu(Quantity.parse(text).milliValue())));
  }
}
