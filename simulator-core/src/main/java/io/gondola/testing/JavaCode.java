package io.gondola.testing;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMap;
import io.gondola.ClusterConfig;
import io.gondola.Latencies;
import io.gondola.api.meta.Quantity;
import io.gondola.kubelet.ImageBehavior;
import io.gondola.kubelet.Images;
import io.gondola.kubelet.KubeletTimes;
import io.gondola.sim.Distribution;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Values as Java expressions: what a person would write, that is what differs from a preset. */
final class JavaCode {

  /** The presets that expressions start from. */
  private static final ImmutableMap<Class<?>, String> PRESETS =
      ImmutableMap.of(
          ClusterConfig.class, "DEFAULT",
          Latencies.class, "DEFAULT",
          KubeletTimes.class, "DEFAULT",
          ImageBehavior.class, "WEB_SERVER");

  /** What a cluster is made of is the longest part: a line for each. */
  private static final String OWN_LINE = "\n        ";

  private JavaCode() {}

  static String of(Object value) {
    if (value instanceof Duration duration) {
      return ofDuration(duration);
    }
    if (value instanceof Distribution distribution) {
      return ofDistribution(distribution);
    }
    if (value instanceof Quantity quantity) {
      return "Quantity.parse(\"" + quantity + "\")";
    }
    return value instanceof Record part ? ofRecord(part) : plain(value);
  }

  private static String plain(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
    return value instanceof Long number ? number + "L" : value.toString();
  }

  private static String ofDuration(Duration duration) {
    if (duration.isZero()) {
      return "Duration.ZERO";
    }
    return duration.toNanosPart() % 1_000_000 == 0
        ? "Duration.ofMillis(" + duration.toMillis() + ")"
        : "Duration.ofNanos(" + duration.toNanos() + "L)";
  }

  private static String ofDistribution(Distribution distribution) {
    if (distribution instanceof Distribution.Fixed fixed) {
      return "Distribution.fixed(" + of(fixed.value()) + ")";
    }
    if (distribution instanceof Distribution.Uniform uniform) {
      return "Distribution.uniform(" + of(uniform.min()) + ", " + of(uniform.max()) + ")";
    }
    if (distribution instanceof Distribution.OneOf several) {
      return several.values().stream()
          .map(JavaCode::ofDuration)
          .collect(joining(", ", "Distribution.oneOf(", ")"));
    }
    return "Distribution.exponential(" + of(((Distribution.Exponential) distribution).mean()) + ")";
  }

  /** Calls of {@link ClusterConfig#withImage}; images that behave like any other need none. */
  private static String ofImages(Images images) {
    return images.behaviors().entrySet().stream()
        .filter(image -> !image.getValue().equals(images.fallback()))
        .map(image -> ".withImage(\"%s\", %s)".formatted(image.getKey(), of(image.getValue())))
        .collect(joining(OWN_LINE));
  }

  private static String ofPolicies(Map<?, ?> policies) {
    return policies.entrySet().stream()
        .map(
            policy ->
                ".withRolloutPolicy(\"%s\", %s)"
                    .formatted(
                        policy.getKey(),
                        policy.getValue() instanceof Record own ? ofParts(own) : "yourPolicy"))
        .collect(joining(OWN_LINE));
  }

  private static String ofRecord(Record value) {
    Class<?> type = value.getClass();
    Optional<String> constant =
        constants(type).filter(name -> value.equals(constant(type, name))).findFirst();
    if (constant.isPresent()) {
      return type.getSimpleName() + "." + constant.get();
    }
    String preset = PRESETS.get(type);
    return preset == null ? ofParts(value) : ofChanges(value, preset);
  }

  private static String ofParts(Record value) {
    return Stream.of(value.getClass().getRecordComponents())
        .map(component -> of(Objects.requireNonNull(read(component, value))))
        .collect(joining(", ", "new " + value.getClass().getSimpleName() + "(", ")"));
  }

  /** {@code Latencies.DEFAULT.withWatch(…)}: a call for each component that is not the preset's. */
  private static String ofChanges(Record value, String name) {
    Class<?> type = value.getClass();
    Object preset = constant(type, name);
    return Stream.of(type.getRecordComponents())
        .filter(component -> !Objects.equals(read(component, value), read(component, preset)))
        .map(component -> call(component.getName(), Objects.requireNonNull(read(component, value))))
        .filter(call -> !call.isEmpty())
        .collect(
            joining(
                type == ClusterConfig.class ? OWN_LINE : "",
                type.getSimpleName() + "." + name + (type == ClusterConfig.class ? OWN_LINE : ""),
                ""));
  }

  private static String call(String component, Object value) {
    if (component.equals("rolloutPolicies")) {
      return ofPolicies((Map<?, ?>) value);
    }
    return value instanceof Images images
        ? ofImages(images)
        : ".with%s%s(%s)"
            .formatted(
                Character.toUpperCase(component.charAt(0)), component.substring(1), of(value));
  }

  /** The names of a type's constants. */
  private static Stream<String> constants(Class<?> type) {
    return Stream.of(type.getFields()).filter(field -> field.getType() == type).map(Field::getName);
  }

  private static Object constant(Class<?> type, String name) {
    try {
      return Objects.requireNonNull(type.getField(name).get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no public preset " + name, e);
    }
  }

  private static @Nullable Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
