package io.gondola.kubectl;

import io.gondola.Cluster;
import io.gondola.api.meta.ApiException;
import io.gondola.kubectl.Kubectl.Result;
import io.gondola.kubectl.print.JsonPathException;
import io.gondola.manifest.ManifestException;

/** One run of a command: where it works, what it reads, what it has written. */
final class Session {

  private final Cluster cluster;
  private final String namespace;
  private final String input;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private int exitCode;

  Session(Cluster cluster, String namespace, String input) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.input = input;
  }

  Cluster cluster() {
    return cluster;
  }

  /** The namespace of a command that names none. */
  String namespace() {
    return namespace;
  }

  String input() {
    return input;
  }

  void write(String text) {
    out.append(text);
  }

  void print(String line) {
    out.append(line).append('\n');
  }

  /** Tells something without failing. */
  void warn(String line) {
    err.append(line).append('\n');
  }

  void fail(String line) {
    warn(line);
    exitCode = 1;
  }

  /** Does something; if it is refused, says so, and the command goes on with what is left. */
  void attempt(Runnable action) {
    attempt("", action);
  }

  /**
   * Like {@link #attempt(Runnable)}.
   *
   * @param what stands before the server's message, such as {@code error when creating "STDIN":}
   */
  void attempt(String what, Runnable action) {
    try {
      action.run();
    } catch (KubectlException | ManifestException e) {
      fail("error: " + e.getMessage());
    } catch (JsonPathException e) {
      fail("error: error parsing jsonpath, " + e.getMessage());
    } catch (ApiException e) {
      fail(ServerErrors.text(e, what));
    }
  }

  Result result() {
    return new Result(out.toString(), err.toString(), exitCode);
  }
}
