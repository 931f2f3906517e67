package io.gondola.api.meta;

/** An amount of a resource, such as {@code 500m} or {@code 64Mi}. */
public record Quantity(String text) {
  @Override
  public String toString() {
    return text;
  }
}
