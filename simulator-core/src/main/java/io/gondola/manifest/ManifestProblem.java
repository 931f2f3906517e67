package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/**
 * Why one document of a manifest is refused.
 *
 * @param document its number, from 1; 0 if there was no text
 * @param message Kubernetes' own text
 * @param places where the trouble is
 */
public record ManifestProblem(int document, String message, ImmutableList<Place> places) {

  /**
   * A place in a manifest.
   *
   * @param line from 1 in the whole text
   * @param field the path, such as {@code spec.template.spec.containers[0].image}; may be empty
   */
  public record Place(int line, String field) {
    @Override
    public String toString() {
      return "line " + line + (field.isEmpty() ? "" : ", " + field);
    }
  }

  static ManifestProblem at(int document, int line, String field, String message) {
    return new ManifestProblem(document, message, ImmutableList.of(new Place(line, field)));
  }

  /** Where it is: {@code document 2, line 14, spec.replicas}. */
  public String location() {
    return places.stream()
        .map(Place::toString)
        .collect(Collectors.joining("; ", "document " + document + ", ", ""));
  }

  @Override
  public String toString() {
    return message + " (" + location() + ")";
  }
}
