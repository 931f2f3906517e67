package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import io.gondola.manifest.ManifestProblem.Place;
import java.util.stream.Collectors;

/**
 * Finds keys that stand twice in a map. kubectl would take the last one and say nothing; the API
 * server, given the text itself, refuses it, and so do we.
 */
final class RepeatedKeys {

  private final ImmutableList.Builder<Found> found = ImmutableList.builder();

  private record Found(String key, Place place) {}

  private RepeatedKeys() {}

  /** Where they are. */
  static ImmutableList<Place> places(Node root) {
    return find(root).stream().map(Found::place).collect(ImmutableList.toImmutableList());
  }

  /** Kubernetes' texts, which differ for JSON and YAML; the lines count within the document. */
  static ImmutableList<String> texts(Document document, Node root) {
    ImmutableList<Found> keys = find(root);
    if (keys.isEmpty()) {
      return ImmutableList.of();
    }
    if (document.json()) {
      return keys.stream()
          .map(key -> "duplicate field \"" + key.place.field() + "\"")
          .collect(ImmutableList.toImmutableList());
    }
    return ImmutableList.of(
        keys.stream()
            .map(
                key ->
                    "\n  line %s: key \"%s\" already set in map"
                        .formatted(key.place.line() - document.firstLine() + 1, key.key))
            .collect(Collectors.joining("", "yaml: unmarshal errors:", "")));
  }

  private static ImmutableList<Found> find(Node root) {
    RepeatedKeys search = new RepeatedKeys();
    search.search(root, "");
    return search.found.build();
  }

  private void search(Node node, String path) {
    if (node instanceof Node.Mapping mapping) {
      for (Node.RepeatedKey key : mapping.repeated()) {
        found.add(new Found(key.key(), new Place(key.line(), FieldPath.join(path, key.key()))));
      }
      mapping.entries().forEach((key, entry) -> search(entry.value(), FieldPath.join(path, key)));
    } else if (node instanceof Node.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        search(sequence.items().get(i), path + "[" + i + "]");
      }
    }
  }
}
