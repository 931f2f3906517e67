package io.gondola.kubectl;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiObject;
import io.gondola.kubectl.describe.TemplateSection;
import io.gondola.kubectl.print.TabWriter;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code kubectl rollout history}. */
final class RolloutHistoryCommand implements Command {

  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String CHANGE_CAUSE = "kubernetes.io/change-cause";

  @Override
  public String summary() {
    return "List the revisions of a Deployment, or show the template of one.";
  }

  @Override
  public Flags flags() {
    return Flags.of("revision= " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    int revision = arguments.number("revision", 0);
    if (revision < 0) {
      throw new KubectlException("revision must be a positive integer: " + revision);
    }
    ResourceWords words = ResourceWords.parse(arguments.words(), "rollout history");
    for (ApiObject object : new Finder(session, arguments).find(words)) {
      session.attempt(() -> session.write(text(object, revision, session)));
    }
  }

  private static String text(ApiObject object, int revision, Session session) {
    Deployment deployment =
        RolloutCommand.checkDeployment(object, "has no history: no history viewer is implemented");
    SortedMap<Integer, ReplicaSet> revisions = revisions(deployment, session);
    String label = Kind.label(Deployment.TYPE, object.name());
    if (revision == 0) {
      return "%s \n%s\n".formatted(label, table(revisions));
    }
    ReplicaSet set = revisions.get(revision);
    if (set == null) {
      throw new KubectlException("unable to find the specified revision");
    }
    return "%s with revision #%s\n%s\n"
        .formatted(label, revision, TemplateSection.raw(template(set)));
  }

  private static SortedMap<Integer, ReplicaSet> revisions(Deployment deployment, Session session) {
    SortedMap<Integer, ReplicaSet> revisions = new TreeMap<>();
    for (ReplicaSet set : Owned.by(session.cluster(), ReplicaSet.TYPE, deployment)) {
      String revision = set.metadata().annotations().get(REVISION);
      if (revision != null) {
        revisions.put(Integer.parseInt(revision), set);
      }
    }
    return revisions;
  }

  private static String table(SortedMap<Integer, ReplicaSet> revisions) {
    if (revisions.isEmpty()) {
      return "No rollout history found.\n";
    }
    StringBuilder table = new StringBuilder("REVISION\tCHANGE-CAUSE\n");
    revisions.forEach(
        (revision, set) ->
            table
                .append(revision)
                .append('\t')
                .append(set.metadata().annotations().getOrDefault(CHANGE_CAUSE, "<none>"))
                .append('\n'));
    return TabWriter.description(table.toString());
  }

  /** The template with what is known of its cause, as an annotation. */
  private static PodTemplateSpec template(ReplicaSet set) {
    PodTemplateSpec template = set.spec().template();
    String cause = set.metadata().annotations().get(CHANGE_CAUSE);
    if (cause == null) {
      return template;
    }
    TreeMap<String, String> annotations = new TreeMap<>(template.metadata().annotations());
    annotations.put(CHANGE_CAUSE, cause);
    return template.withMetadata(
        template.metadata().withAnnotations(ImmutableSortedMap.copyOf(annotations)));
  }
}
