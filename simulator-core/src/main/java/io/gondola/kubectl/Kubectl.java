package io.gondola.kubectl;

import io.gondola.Cluster;
import io.gondola.api.core.Namespace;
import java.util.List;

/**
 * The kubectl that you know, for a simulated cluster.
 *
 * <pre>{@code
 * Kubectl kubectl = Kubectl.on(cluster);
 * kubectl.run("get pods -o wide");
 * kubectl.run("apply -f -", manifest);
 * kubectl.run("rollout status deploy/web --timeout=2m");
 * }</pre>
 *
 * <p>Time stands still but for {@code rollout status}, {@code wait}, {@code drain} and {@code get
 * -w}, which run the cluster until they are done. Where the real one differs from release to
 * release, this one follows v1.32.
 */
public final class Kubectl {

  private final Cluster cluster;
  private final String namespace;

  private Kubectl(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  public static Kubectl on(Cluster cluster) {
    return new Kubectl(cluster, Namespace.DEFAULT);
  }

  /** The same with another namespace for commands without {@code -n}. */
  public Kubectl inNamespace(String name) {
    return new Kubectl(cluster, name);
  }

  /**
   * What a terminal would show.
   *
   * @param command quoted as in a shell, with or without {@code kubectl} in front
   */
  public String run(String command) {
    return run(command, "");
  }

  /**
   * Like {@link #run(String)}.
   *
   * @param input what {@code -f -} reads
   */
  public String run(String command, String input) {
    return execute(command, input).text();
  }

  public Result execute(String command) {
    return execute(command, "");
  }

  /**
   * Runs a command; whatever it is refused for is in the result, and nothing is thrown.
   *
   * @param input what {@code -f -} reads; a document after {@code <<EOF} in the command goes before
   */
  public Result execute(String command, String input) {
    HereDocument document = HereDocument.of(command, input);
    Session session = new Session(cluster, namespace, document.text());
    session.attempt(() -> Commands.run(words(document.command()), session));
    return session.result();
  }

  /**
   * What {@code get -w} shows, to be read as time passes.
   *
   * @param command a {@code get} of one kind, such as {@code get pods -l app=web}
   * @throws IllegalArgumentException with kubectl's text, if it is refused
   */
  public Watch watch(String command) {
    return Watch.begin(cluster, namespace, words(command));
  }

  private static List<String> words(String command) {
    List<String> words = ShellWords.split(command);
    return !words.isEmpty() && words.get(0).equals("kubectl")
        ? words.subList(1, words.size())
        : words;
  }

  /**
   * What a command left behind.
   *
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   * @param exitCode 0 if all went well
   */
  public record Result(String out, String err, int exitCode) {

    /** Both texts, output first, as a terminal shows them. */
    public String text() {
      return out + err;
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
