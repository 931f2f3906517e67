package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import java.time.Duration;

/** {@code kubectl get}. */
final class GetCommand implements Command {

  static final Flags FLAGS =
      Flags.of(
          "output|o= show-labels label-columns|L= sort-by= no-headers show-kind watch|w"
              + " output-watch-events request-timeout= "
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
      watch(arguments, session);
      return;
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

  /** The real one goes on until it is told to stop; this one needs to know when before. */
  private static void watch(Arguments arguments, Session session) {
    if (!arguments.has("request-timeout")) {
      throw new KubectlException(
          "a watch has no end by itself: say how much time shall pass, as in"
              + " 'get pods -w --request-timeout=30s'");
    }
    Duration span = arguments.duration("request-timeout", Duration.ZERO);
    if (span.isNegative()) {
      throw Arguments.invalid("request-timeout", arguments.text("request-timeout"), "negative");
    }
    Watch watch = Watch.begin(session, arguments);
    session.cluster().runFor(span);
    session.write(watch.rows());
  }

  private static String nothing(ResourceWords words, Finder finder) {
    boolean namespaced = words.kinds().stream().anyMatch(kind -> kind.type().namespaced());
    return finder.nothingFound(namespaced);
  }
}
