package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import java.util.List;

/** {@code kubectl label} and {@code kubectl annotate}. */
final class MetadataCommand implements Command {

  static final MetadataCommand LABEL = new MetadataCommand(MetadataMap.LABELS);
  static final MetadataCommand ANNOTATE = new MetadataCommand(MetadataMap.ANNOTATIONS);

  private final MetadataMap map;

  private MetadataCommand(MetadataMap map) {
    this.map = map;
  }

  @Override
  public String summary() {
    return "Set %ss with KEY=VALUE, or remove them with KEY-.".formatted(map.noun());
  }

  @Override
  public Flags flags() {
    return Flags.of("overwrite " + Finder.FLAGS);
  }

  @Override
  public void run(Arguments arguments, Session session) {
    List<String> words = arguments.words();
    ImmutableList<String> changes =
        words.stream().filter(MetadataCommand::isChange).collect(ImmutableList.toImmutableList());
    ResourceWords resources =
        ResourceWords.parse(words.stream().filter(word -> !isChange(word)).toList(), map.command());
    MetadataChange change = MetadataChange.parse(map, changes, arguments.isSet("overwrite"));
    for (ApiObject object : new Finder(session, arguments).findChosen(resources)) {
      session.attempt(() -> change(object, change, session));
    }
  }

  private static boolean isChange(String word) {
    return word.contains("=") || word.endsWith("-");
  }

  private void change(ApiObject object, MetadataChange change, Session session) {
    change.check(object);
    for (String key : change.missing(object)) {
      session.print("%s \"%s\" not found.".formatted(map.noun(), key));
    }
    write(object.resourceType(), object.key().toString(), change, session);
    session.print(Kind.label(object.resourceType(), object.name()) + " " + change.word(object));
  }

  @SuppressWarnings("unchecked") // Other metadata make no other type.
  private static <T extends ApiObject> void write(
      ResourceType<T> type, String name, MetadataChange change, Session session) {
    session
        .cluster()
        .patch(type, name, live -> (T) live.withMetadata(change.applied(live.metadata())));
  }
}
