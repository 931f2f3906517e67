package io.gondola.kubectl;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.NameSyntax;
import io.gondola.api.meta.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a command does to labels or annotations.
 *
 * @param overwrite whether another value may be replaced
 */
record MetadataChange(
    MetadataMap map,
    ImmutableSortedMap<String, String> values,
    ImmutableSortedSet<String> removed,
    boolean overwrite) {

  /** Why a rollout was made: annotate may always say it anew. */
  private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  static MetadataChange parse(MetadataMap map, List<String> words, boolean overwrite) {
    Map<String, String> values = new TreeMap<>();
    TreeSet<String> removed = new TreeSet<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        removed.add(word.substring(0, word.length() - 1));
      } else {
        values.put(word.substring(0, equals), checked(map, word.substring(equals + 1)));
      }
    }
    if (words.isEmpty()) {
      throw new KubectlException("at least one %s update is required".formatted(map.noun()));
    }
    for (String key : removed) {
      if (values.containsKey(key)) {
        throw new KubectlException(
            "can not both modify and remove a%s in the same command"
                .formatted(map == MetadataMap.LABELS ? " label" : "n annotation"));
      }
    }
    return new MetadataChange(
        map, ImmutableSortedMap.copyOf(values), ImmutableSortedSet.copyOf(removed), overwrite);
  }

  private static String checked(MetadataMap map, String value) {
    ImmutableList<String> complaints =
        map == MetadataMap.LABELS ? NameSyntax.labelValue(value) : ImmutableList.of();
    if (!complaints.isEmpty()) {
      throw new KubectlException(
          "invalid label value: \"%s\": %s".formatted(value, String.join("; ", complaints)));
    }
    return value;
  }

  /** Refuses to replace other values, unless that is wanted. */
  void check(ApiObject object) {
    if (overwrite) {
      return;
    }
    Map<String, String> before = map.of(object.metadata());
    String taken =
        values.entrySet().stream()
            .filter(e -> map == MetadataMap.LABELS || !e.getKey().equals(CHANGE_CAUSE))
            .filter(e -> !before.getOrDefault(e.getKey(), e.getValue()).equals(e.getValue()))
            .map(e -> "'%s' already has a value (%s)".formatted(e.getKey(), before.get(e.getKey())))
            .collect(joining("; "));
    if (!taken.isEmpty()) {
      throw new KubectlException(
          map == MetadataMap.LABELS
              ? taken + ", and --overwrite is false"
              : "--overwrite is false but found the following declared annotation(s): " + taken);
    }
  }

  /** Keys that are to be removed and are not there; only label says so. */
  List<String> missing(ApiObject object) {
    return map == MetadataMap.LABELS
        ? removed.stream().filter(key -> !map.of(object.metadata()).containsKey(key)).toList()
        : List.of();
  }

  ObjectMeta applied(ObjectMeta metadata) {
    TreeMap<String, String> next = new TreeMap<>(map.of(metadata));
    next.putAll(values);
    removed.forEach(next::remove);
    return map.with(metadata, ImmutableSortedMap.copyOf(next));
  }

  /** What the success line says. */
  String word(ApiObject before) {
    if (map == MetadataMap.ANNOTATIONS) {
      return "annotated";
    }
    if (applied(before.metadata()).equals(before.metadata())) {
      return "not labeled";
    }
    return values.isEmpty() && !overwrite ? "unlabeled" : "labeled";
  }
}
