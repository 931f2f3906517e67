package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ResourceRequirements;
import io.gondola.api.meta.Quantity;
import io.gondola.api.meta.QuantityFormatException;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Raw;
import java.util.Map;
import java.util.function.BiConsumer;

/** Checks requests and limits. */
public final class ResourcesValidation {

  private ResourcesValidation() {}

  static void container(ResourceRequirements resources, ImmutableSet<String> claims, Field at) {
    requirements(resources, ResourceNames::container, at);
    ResourceClaimNames.validate(
        Raw.of(resources.other()).children("claims"), claims, at.child("claims"));
  }

  static void requirements(
      ResourceRequirements resources, BiConsumer<String, Field> nameCheck, Field at) {
    Field limits = at.child("limits");
    Field requests = at.child("requests");
    for (Map.Entry<String, Quantity> limit : resources.limits().entrySet()) {
      nameCheck.accept(limit.getKey(), limits.key(limit.getKey()));
      quantity(limit.getKey(), limit.getValue(), limits.key(limit.getKey()));
      hugePages(limit.getKey(), limit.getValue(), limits.key(limit.getKey()));
    }
    for (Map.Entry<String, Quantity> request : resources.requests().entrySet()) {
      nameCheck.accept(request.getKey(), requests.key(request.getKey()));
      quantity(request.getKey(), request.getValue(), requests.key(request.getKey()));
      withinLimit(request.getKey(), request.getValue(), resources.limits(), at);
      hugePages(request.getKey(), request.getValue(), requests.key(request.getKey()));
    }
    if (hasHugePages(resources) && !hasCpuOrMemory(resources)) {
      at.forbidden("HugePages require cpu or memory");
    }
  }

  /** Checks an amount by itself: not negative, and whole where the resource comes in pieces. */
  public static void quantity(String resource, Quantity quantity, Field at) {
    if (quantity.amount().signum() < 0) {
      at.invalid(quantity.toString(), "must be greater than or equal to 0");
    }
    if (ResourceNames.isWhole(resource) && !isWhole(quantity)) {
      at.invalid(quantity, "must be an integer");
    }
  }

  private static void hugePages(String resource, Quantity quantity, Field at) {
    if (ResourceNames.isHugePages(resource) && !isMultiple(quantity, resource)) {
      at.invalid(
          quantity.toString(),
          "%s is not positive integer multiple of %s".formatted(quantity, resource));
    }
  }

  private static boolean isMultiple(Quantity quantity, String resource) {
    try {
      Quantity page = Quantity.parse(ResourceNames.pageSize(resource));
      return page.amount().signum() > 0 && isWhole(page) && quantity.value() % page.value() == 0;
    } catch (QuantityFormatException e) {
      // A page size that is none has no multiples.
      return false;
    }
  }

  private static boolean isWhole(Quantity quantity) {
    return quantity.milliValue() % 1000 == 0;
  }

  /** A request beyond its limit; where nothing can be overcommitted, any difference is wrong. */
  private static void withinLimit(
      String resource, Quantity request, ImmutableSortedMap<String, Quantity> limits, Field at) {
    Quantity limit = limits.get(resource);
    boolean overcommit = ResourceNames.allowsOvercommit(resource);
    if (limit == null) {
      if (!overcommit) {
        at.child("limits").required("Limit must be set for non overcommitable resources");
      }
      return;
    }
    int order = request.compareTo(limit);
    if (order != 0 && !overcommit) {
      refuse(request, "must be equal to", resource, limit, at);
    } else if (order > 0) {
      refuse(request, "must be less than or equal to", resource, limit, at);
    }
  }

  private static void refuse(
      Quantity request, String rule, String resource, Quantity limit, Field at) {
    at.child("requests")
        .invalid(request.toString(), "%s %s limit of %s".formatted(rule, resource, limit));
  }

  private static boolean hasHugePages(ResourceRequirements resources) {
    return resources.limits().keySet().stream().anyMatch(ResourceNames::isHugePages)
        || resources.requests().keySet().stream().anyMatch(ResourceNames::isHugePages);
  }

  private static boolean hasCpuOrMemory(ResourceRequirements resources) {
    return hasCpuOrMemory(resources.limits()) || hasCpuOrMemory(resources.requests());
  }

  private static boolean hasCpuOrMemory(ImmutableSortedMap<String, Quantity> amounts) {
    return amounts.containsKey("cpu") || amounts.containsKey("memory");
  }
}
