package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import java.util.ArrayList;
import java.util.List;

/** {@code kubectl describe}. */
final class DescribeCommand implements Command {

  @Override
  public String summary() {
    return "Tell all about objects, with their events.";
  }

  @Override
  public Flags flags() {
    return Flags.of(Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ResourceWords words = ResourceWords.parse(arguments.words(), "describe");
    Finder finder = new Finder(session, arguments);
    List<ApiObject> objects = new ArrayList<>();
    if (words.named().isEmpty()) {
      objects.addAll(finder.find(words));
      if (objects.isEmpty()) {
        session.warn("No resources found in %s namespace.".formatted(finder.namespace()));
      }
    }
    words.named().forEach(named -> session.attempt(() -> objects.addAll(find(finder, named))));
    Descriptions descriptions = new Descriptions(session.cluster());
    session.write(String.join("\n\n", objects.stream().map(descriptions::of).toList()));
  }

  /** The object with a name or, if there is none, those whose names begin with it. */
  private static ImmutableList<ApiObject> find(Finder finder, Named named) {
    try {
      return ImmutableList.of(finder.get(named));
    } catch (ApiException e) {
      ImmutableList<ApiObject> alike =
          finder.list(named.kind()).stream()
              .filter(object -> object.name().startsWith(named.name()))
              .collect(ImmutableList.toImmutableList());
      if (e.reason() != Reason.NOT_FOUND || alike.isEmpty()) {
        throw e;
      }
      return alike;
    }
  }
}
