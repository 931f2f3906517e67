package io.gondola;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recordings of a real control plane: those in {@code src/test/resources/real-cluster}, or those in
 * the folder that the system property {@code gondola.recordings} names, laid out alike.
 *
 * <p>A named folder may lack some files, whose tests are then skipped; our own folder may not.
 */
public final class Recordings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Recordings() {}

  /** The file with a name relative to the folder, such as {@code selectors.json}. */
  public static JsonNode read(String file) {
    return JSON.readTree(text(file));
  }

  /** Like {@link #read}, for a file that is not JSON. */
  public static String text(String file) {
    Path path = folder().resolve(file);
    Assumptions.assumeTrue(
        chosenFolder().isEmpty() || Files.exists(path), () -> "no recording " + path);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the recorded rollouts, sorted, each fit for {@link #read}. */
  public static ImmutableList<String> rollouts() {
    Path rollouts = folder().resolve("rollouts");
    Assumptions.assumeTrue(
        chosenFolder().isEmpty() || Files.exists(rollouts), () -> "no recordings in " + rollouts);
    try (Stream<Path> files = Files.list(rollouts)) {
      return files
          .map(file -> "rollouts/" + file.getFileName())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .collect(ImmutableList.toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return chosenFolder().orElseGet(Recordings::ownFolder);
  }

  private static Optional<Path> chosenFolder() {
    return Optional.ofNullable(System.getProperty("gondola.recordings"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of);
  }

  private static Path ownFolder() {
    try {
      return Path.of(Recordings.class.getResource("/real-cluster").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
