package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import java.util.stream.Collectors;

/**
 * A manifest that cannot be read. The message has one entry for each document that is refused:
 * Kubernetes' own text, and where it is.
 */
public final class ManifestException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ImmutableList<ManifestProblem> problems;

  ManifestException(String source, ImmutableList<ManifestProblem> problems) {
    super(
        problems.stream().map(problem -> text(source, problem)).collect(Collectors.joining("\n")));
    this.problems = problems;
  }

  /** What is wrong with each document that is refused, in their order. */
  public ImmutableList<ManifestProblem> problems() {
    return problems;
  }

  /** What the API server would answer to the first document that is refused. */
  public ApiException apiException() {
    return ApiException.badRequest(problems.get(0).message());
  }

  private static String text(String source, ManifestProblem problem) {
    String where = source.isEmpty() ? "" : source + ", ";
    return problem.message() + " (" + where + problem.location() + ")";
  }
}
