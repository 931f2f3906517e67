package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.kubectl.print.JsonPath;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts objects by a field, as {@code --sort-by} does; those without the field come first. */
final class SortOrder {

  private SortOrder() {}

  static ImmutableList<ApiObject> sorted(ImmutableList<ApiObject> objects, String path) {
    if (path.isEmpty()) {
      return objects;
    }
    JsonPath field = JsonPath.parseRelaxed(path);
    Comparator<Object> values = SortOrder::compare;
    return objects.stream()
        .sorted(Comparator.comparing(object -> value(object, field), Comparator.nullsFirst(values)))
        .collect(ImmutableList.toImmutableList());
  }

  private static @Nullable Object value(ApiObject object, JsonPath field) {
    List<Object> found = field.find(OutputFormat.encode(object));
    return found.isEmpty() ? null : found.get(0);
  }

  private static int compare(Object a, Object b) {
    if (a instanceof Number && b instanceof Number) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    return a.toString().compareTo(b.toString());
  }
}
