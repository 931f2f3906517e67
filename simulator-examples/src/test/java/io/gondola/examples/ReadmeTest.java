package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what the project does. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void exampleTest_isTheOneThatRuns() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/gondola/examples/FirstRolloutTest.java"));
    String shown =
        source.substring(
            source.indexOf("// README: test") + "// README: test".length(),
            source.indexOf("// README: end"));

    assertThat(readme()).contains(shown.indent(-2).strip());
  }

  @Test
  void summaryOfTheTour_isTheOneThatIsPrinted() throws IOException {
    String story =
        Files.readString(Path.of("src/test/resources/io/gondola/examples/tour-story.txt"));
    String summary = story.substring(story.indexOf("rollout of deployment")).strip();

    assertThat(readme()).contains(summary.indent(4).stripTrailing());
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
