package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.testing.RolloutProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what the project does. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");

  /** Lines may be broken and indented otherwise; all else is the same. */
  @Test
  void javaExamples_areThoseThatRun() throws IOException {
    List<String> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java/io/gondola/examples"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        tests.add(withoutSpace(Files.readString(file)));
      }
    }

    List<String> examples =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(readme())
            .results()
            .map(example -> withoutSpace(example.group(1)))
            .toList();

    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(example -> assertThat(tests).anyMatch(test -> test.contains(example)));
  }

  @Test
  void summaryOfTheTour_isTheOneThatIsPrinted() throws IOException {
    String story =
        Files.readString(Path.of("src/test/resources/io/gondola/examples/tour-story.txt"));
    String summary = story.substring(story.indexOf("rollout of deployment")).strip();

    assertThat(readme()).contains(summary.indent(4).stripTrailing());
  }

  @Test
  void reportOfAPolicy_isTheOneThatIsPrinted() throws IOException {
    String report = RolloutProperties.check("Recreate").toString();

    assertThat(readme()).contains(report.indent(4).stripTrailing());
  }

  private static String withoutSpace(String code) {
    return code.replaceAll("\\s+", "");
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
