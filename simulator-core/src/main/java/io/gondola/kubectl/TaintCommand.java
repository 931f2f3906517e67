package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Node;
import io.gondola.api.meta.ApiObject;
import java.util.List;

/** {@code kubectl taint}. */
final class TaintCommand implements Command {

  @Override
  public String summary() {
    return "Set taints with KEY=VALUE:EFFECT, or remove them with KEY:EFFECT- or KEY-.";
  }

  @Override
  public Flags flags() {
    return Flags.of("overwrite " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    List<String> resources =
        arguments.words().stream().filter(word -> !TaintChange.isOne(word)).toList();
    ImmutableList<TaintChange> changes =
        arguments.words().stream()
            .filter(TaintChange::isOne)
            .map(TaintChange::parse)
            .collect(ImmutableList.toImmutableList());
    if (changes.isEmpty()) {
      throw new KubectlException("at least one taint update is required");
    }
    for (ApiObject object :
        new Finder(session, arguments).findChosen(ResourceWords.parse(resources, "taint"))) {
      session.attempt(() -> taint(object, changes, arguments.isSet("overwrite"), session));
    }
  }

  private static void taint(
      ApiObject object, ImmutableList<TaintChange> changes, boolean overwrite, Session session) {
    if (!(object instanceof Node node)) {
      throw new KubectlException(
          "invalid resource type %s, only node types are supported"
              .formatted(object.resourceType().plural()));
    }
    changes.forEach(change -> change.check(node, overwrite));
    session
        .cluster()
        .patch(
            Node.TYPE,
            node.name(),
            live -> {
              Node next = live;
              for (TaintChange change : changes) {
                next = change.applied(next);
              }
              return next;
            });
    boolean removes = changes.stream().allMatch(TaintChange::removes);
    session.print("node/%s %s".formatted(node.name(), removes ? "untainted" : "tainted"));
  }
}
