package io.gondola.apiserver.admission.volume;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;

/** Checks the unit in which a resource is told to a container. */
final class Divisors {

  private static final ImmutableList<String> CPU = ImmutableList.of("1m", "1");
  private static final ImmutableList<String> BYTES =
      ImmutableList.of(
          "1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

  private Divisors() {}

  static void validate(String resource, Object divisor, Field at) {
    String unit = divisor.toString();
    if (unit.isEmpty() || unit.equals("0")) {
      return;
    }
    switch (resource.substring(resource.indexOf('.') + 1)) {
      case "cpu" -> {
        if (!CPU.contains(unit)) {
          refuse(resource, "1m and 1", "cpu", at);
        }
      }
      case "memory" -> bytes(resource, unit, "memory", at);
      case "ephemeral-storage" -> bytes(resource, unit, "local ephemeral storage", at);
      default -> {
        if (resource.contains(".hugepages-")) {
          bytes(resource, unit, "hugepages", at);
        }
      }
    }
  }

  private static void bytes(String resource, String unit, String name, Field at) {
    if (!BYTES.contains(unit)) {
      refuse(resource, String.join(", ", BYTES), name, at);
    }
  }

  /** Kubernetes shows the resource, not the divisor. */
  private static void refuse(String resource, String units, String name, Field at) {
    at.invalid(
        resource,
        "only divisor's values %s are supported with the %s resource".formatted(units, name));
  }
}
