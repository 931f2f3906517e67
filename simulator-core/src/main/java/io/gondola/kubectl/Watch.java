package io.gondola.kubectl;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.api.meta.ApiObject;
import io.gondola.kubectl.print.RowStream;
import io.gondola.timeline.Happening;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What {@code kubectl get -w} shows: the rows there are, then one more each time an object is
 * written. A deletion shows the last state, without a mark.
 */
public final class Watch {

  private static final int EVENT_WIDTH = 8;

  private final Cluster cluster;
  private final Arguments arguments;
  private final Kind kind;
  private final Predicate<ApiObject> filter;
  private final RowStream rows = new RowStream();
  private int seen;
  private boolean headed;

  private Watch(Cluster cluster, Arguments arguments, Kind kind, Predicate<ApiObject> filter) {
    this.cluster = cluster;
    this.arguments = arguments;
    this.kind = kind;
    this.filter = filter;
    this.seen = cluster.timeline().size();
  }

  static Watch begin(Cluster cluster, String namespace, List<String> words) {
    Session session = new Session(cluster, namespace, "");
    ImmutableList.Builder<Watch> made = ImmutableList.builder();
    session.attempt(() -> made.add(begin(session, words)));
    return made.build().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(session.result().err().strip()));
  }

  private static Watch begin(Session session, List<String> words) {
    if (words.isEmpty() || !words.get(0).equals("get")) {
      throw new KubectlException("only get can watch");
    }
    Arguments arguments =
        ArgumentParser.parse("get", GetCommand.FLAGS, words.subList(1, words.size()));
    return begin(session, arguments);
  }

  static Watch begin(Session session, Arguments arguments) {
    ResourceWords resources = ResourceWords.parse(arguments.words(), "get");
    if (resources.kinds().size() + resources.named().size() != 1) {
      throw new KubectlException(
          "watch is only supported on individual resources and resource collections - more than 1"
              + " resource was found");
    }
    if (!OutputFormat.parse(arguments.text("output")).isTable()) {
      throw new KubectlException("only tables can be watched here");
    }
    return begin(session, arguments, resources);
  }

  private static Watch begin(Session session, Arguments arguments, ResourceWords resources) {
    Finder finder = new Finder(session, arguments);
    boolean one = !resources.named().isEmpty();
    Kind kind = one ? resources.named().get(0).kind() : resources.kinds().get(0);
    Predicate<ApiObject> filter =
        finder
            .filter(kind)
            .and(object -> !one || object.name().equals(resources.named().get(0).name()))
            .and(
                object ->
                    finder.inAllNamespaces()
                        || !kind.type().namespaced()
                        || object.metadata().namespace().equals(finder.namespace()));
    Watch watch = new Watch(session.cluster(), arguments, kind, filter);
    watch.first(one ? ImmutableList.of(finder.get(resources.named().get(0))) : finder.list(kind));
    return watch;
  }

  private void first(ImmutableList<ApiObject> objects) {
    GetTables tables = new GetTables(arguments, cluster.now());
    objects.forEach(object -> add(Verb.ADDED, object, tables));
    rows.flush();
  }

  /** The rows since the last call, a line each; empty if there are none. */
  public String rows() {
    while (seen < cluster.timeline().size()) {
      seen++;
      see(cluster.timeline().entry(seen));
    }
    return rows.take();
  }

  private void see(TimelineEntry entry) {
    if (entry.what() instanceof Happening.Change change
        && change.object().resourceType().equals(kind.type())
        && filter.test(change.object())) {
      add(change.verb(), change.object(), new GetTables(arguments, entry.time()));
      rows.flush();
    }
  }

  /** The header comes with the first row, and never again. */
  private void add(Verb verb, ApiObject object, GetTables tables) {
    if (!headed && !arguments.isSet("no-headers")) {
      add("EVENT", tables.header(kind.type()));
    }
    headed = true;
    add(Strings.padEnd(verb.name(), EVENT_WIDTH, ' '), tables.row(object, false));
  }

  private void add(String event, List<String> cells) {
    List<String> row = new ArrayList<>(cells);
    if (arguments.isSet("output-watch-events")) {
      row.add(0, event);
    }
    rows.add(row);
  }

  @Override
  public String toString() {
    return "Watch[%s]".formatted(kind.type().plural());
  }
}
