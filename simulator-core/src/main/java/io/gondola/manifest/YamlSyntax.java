package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ScannerException;

/**
 * Syntax errors in the words of Kubernetes' YAML parser. It and ours share their ancestor's grammar
 * but not its texts, so each text is looked up by how ours begins.
 */
final class YamlSyntax {

  private static final ImmutableMap<String, String> TEXTS =
      ImmutableMap.<String, String>builder()
          .put("found character", "found character that cannot start any token")
          .put("mapping values are not allowed", "mapping values are not allowed in this context")
          .put("mapping keys are not allowed", "mapping keys are not allowed in this context")
          .put(
              "sequence entries are not allowed",
              "block sequence entries are not allowed in this context")
          .put("expected ',' or ']'", "did not find expected ',' or ']'")
          .put("expected ',' or '}'", "did not find expected ',' or '}'")
          .put("expected the node content", "did not find expected node content")
          .put("expected '<document start>'", "did not find expected <document start>")
          .put("found unexpected document separator", "found unexpected document indicator")
          .put("expected alphabetic", "did not find expected alphabetic or numeric character")
          .put("expected chomping", "did not find expected comment or line break")
          .put("expected a comment", "did not find expected comment or line break")
          .put("found unknown escape", "found unknown escape character")
          .put("found undefined tag handle", "found undefined tag handle")
          .put("unacceptable code point", "control characters are not allowed")
          .put("special characters are not allowed", "control characters are not allowed")
          .buildOrThrow();

  private YamlSyntax() {}

  /** {@code yaml: line 2: REASON}; the line is left out where it is the first. */
  static String text(MarkedYamlEngineException error) {
    int line = kubernetesLine(error);
    return "yaml: " + (line == 0 ? "" : "line " + line + ": ") + reason(error);
  }

  /** The line in the document at which the reader noticed, counted from 0. */
  static int line(MarkedYamlEngineException error) {
    return error.getProblemMark().or(error::getContextMark).map(Mark::getLine).orElse(0);
  }

  /**
   * Kubernetes' parser names the line where the broken construct starts, unless that is the first
   * one; and it counts from 0 except for errors of its scanner.
   */
  private static int kubernetesLine(MarkedYamlEngineException error) {
    int line = nonZero(error.getContextMark()).or(() -> nonZero(error.getProblemMark())).orElse(0);
    return line != 0 && error instanceof ScannerException ? line + 1 : line;
  }

  private static Optional<Integer> nonZero(Optional<Mark> mark) {
    return mark.map(Mark::getLine).filter(line -> line != 0);
  }

  private static String reason(MarkedYamlEngineException error) {
    String problem = error.getProblem();
    if (problem.startsWith("expected <block end>")) {
      return String.valueOf(error.getContext()).contains("mapping")
          ? "did not find expected key"
          : "did not find expected '-' indicator";
    }
    return TEXTS.entrySet().stream()
        .filter(text -> problem.startsWith(text.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(problem);
  }
}
