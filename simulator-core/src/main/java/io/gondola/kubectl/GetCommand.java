package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;

/** {@code kubectl get}. */
final class GetCommand implements Command {

  static final Flags FLAGS =
      Flags.of(
          "output|o= show-labels label-columns|L= sort-by= no-headers show-kind watch|w "
              + Finder.FLAGS);

  @Override
  public String summary() {
    return "Show objects as a table, or as -o yaml, json, name or jsonpath=TEMPLATE.";
  }

  @Override
  public Flags flags() {
    return FLAGS;
  }

  @Override
  public void run(Arguments arguments, Session session) {
    if (arguments.words().isEmpty()) {
      throw new KubectlException(
          "Required resource not specified.\nSee 'kubectl get --help' for usage.");
    }
    if (arguments.isSet("watch")) {
      throw new KubectlException(
          "a watch needs time to pass: use Kubectl.watch, and read its rows as it does");
    }
    ResourceWords words = ResourceWords.parse(arguments.words(), "get");
    Finder finder = new Finder(session, arguments);
    OutputFormat format = OutputFormat.parse(arguments.text("output"));
    ImmutableList<ApiObject> found =
        SortOrder.sorted(finder.find(words), arguments.text("sort-by"));
    if (found.isEmpty() && words.named().isEmpty() && format.isForPeople()) {
      session.warn(nothing(words, finder));
      return;
    }
    boolean single = words.named().size() == 1;
    if (!found.isEmpty() || words.named().isEmpty()) {
      session.write(
          format.isTable()
              ? new GetTables(arguments, session.cluster().now()).text(found)
              : format.text(found, single));
    }
    EndpointsWarning.write(words, session);
  }

  private static String nothing(ResourceWords words, Finder finder) {
    boolean namespaced = words.kinds().stream().anyMatch(kind -> kind.type().namespaced());
    return namespaced && !finder.inAllNamespaces()
        ? "No resources found in %s namespace.".formatted(finder.namespace())
        : "No resources found";
  }
}
