package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a manifest into documents as Kubernetes does: by lines that start with a separator, before
 * anything else of YAML is looked at. One document that cannot be read does not hide the others.
 */
final class DocumentReader {

  private static final String SEPARATOR = "---";

  private final Consumer<ManifestProblem> problems;
  private final ImmutableList.Builder<Document> documents = ImmutableList.builder();
  private int number = 1;

  private DocumentReader(Consumer<ManifestProblem> problems) {
    this.problems = problems;
  }

  /** The documents that can be read, and a problem for each that cannot. */
  static ImmutableList<Document> read(String text, Consumer<ManifestProblem> problems) {
    DocumentReader reader = new DocumentReader(problems);
    reader.split(text);
    return reader.documents.build();
  }

  private void split(String text) {
    StringBuilder chunk = new StringBuilder();
    int firstLine = 1;
    int line = 0;
    for (String content : (Iterable<String>) text.lines()::iterator) {
      line++;
      if (content.startsWith(SEPARATOR)) {
        if (refuseSeparator(content.substring(SEPARATOR.length()).strip(), line)) {
          return;
        }
        if (chunk.length() > 0) {
          read(chunk.toString(), firstLine);
          chunk.setLength(0);
          firstLine = line + 1;
          continue;
        }
      }
      chunk.append(content).append('\n');
    }
    if (chunk.length() > 0) {
      read(chunk.toString(), firstLine);
    }
  }

  private boolean refuseSeparator(String rest, int line) {
    boolean refused = !rest.isEmpty() && !rest.startsWith("#");
    if (refused) {
      problems.accept(
          ManifestProblem.at(number, line, "", "invalid Yaml document separator: " + rest));
    }
    return refused;
  }

  private void read(String chunk, int firstLine) {
    String text = withoutLeadingSeparator(chunk);
    @Nullable SyntaxException jsonError = null;
    if (text.stripLeading().startsWith("{")) {
      try {
        JsonReader.read(text, firstLine)
            .forEach(root -> documents.add(new Document(number++, root.line(), true, root)));
        return;
      } catch (SyntaxException e) {
        // A brace also opens a map of YAML; if that fails as well, the text was meant as JSON.
        jsonError = e;
      }
    }
    readYaml(chunk, firstLine, jsonError);
  }

  /** An empty line instead, so that lines still count. */
  private static String withoutLeadingSeparator(String chunk) {
    return chunk.startsWith(SEPARATOR) ? chunk.substring(chunk.indexOf('\n')) : chunk;
  }

  private void readYaml(String chunk, int firstLine, @Nullable SyntaxException jsonError) {
    try {
      documents.add(new Document(number, firstLine, false, YamlReader.read(chunk, firstLine)));
    } catch (SyntaxException yamlError) {
      SyntaxException error = jsonError == null ? yamlError : jsonError;
      String context = jsonError == null ? "error converting YAML to JSON: " : "";
      problems.accept(ManifestProblem.at(number, error.line(), "", context + error.getMessage()));
    }
    number++;
  }
}
