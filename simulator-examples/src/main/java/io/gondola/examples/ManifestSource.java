package io.gondola.examples;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import io.gondola.api.apps.Deployment;
import io.gondola.api.meta.ApiObject;
import io.gondola.manifest.Manifest;
import io.gondola.manifest.ManifestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The objects to roll out.
 *
 * @param name of the file they come from
 * @param title the first line of the story
 */
record ManifestSource(String name, String title, ImmutableList<ApiObject> objects) {

  /** What the mountain tour changes to. */
  static final ImageChange CABLE_CAR = new ImageChange("guide", "tour/cable-car:2.0");

  private static final String TOUR = "tour.yaml";

  /** The mountain tour, walking. */
  static ManifestSource tour() {
    try {
      String text =
          Resources.toString(
              Resources.getResource(ManifestSource.class, TOUR), StandardCharsets.UTF_8);
      return new ManifestSource(
          TOUR,
          "The mountain tour changes over, one guide at a time, and no guest has to wait.",
          Manifest.parse(text, TOUR));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The objects of a file.
   *
   * @throws UsageException if it cannot be read, is no manifest, or has no Deployment
   */
  static ManifestSource file(String name) {
    ImmutableList<ApiObject> objects = parse(name, read(name));
    if (objects.stream().noneMatch(Deployment.class::isInstance)) {
      throw new UsageException(name + ": there is no Deployment in it");
    }
    return new ManifestSource(name, "The rollout of " + name, objects);
  }

  private static ImmutableList<ApiObject> parse(String name, String text) {
    try {
      return Manifest.parse(text, name);
    } catch (ManifestException e) {
      int more = e.problems().size() - 1;
      String first = e.getMessage().lines().findFirst().orElse("");
      throw new UsageException(more == 0 ? e.getMessage() : first + ", and " + more + " more");
    }
  }

  private static String read(String name) {
    try {
      return Files.readString(Path.of(name), StandardCharsets.UTF_8);
    } catch (NoSuchFileException | InvalidPathException e) {
      throw new UsageException(name + ": there is no such file");
    } catch (AccessDeniedException e) {
      throw new UsageException(name + ": it may not be read");
    } catch (CharacterCodingException e) {
      throw new UsageException(name + ": it is not UTF-8 text");
    } catch (IOException e) {
      throw new UsageException(name + ": it cannot be read: " + e.getMessage());
    }
  }
}
