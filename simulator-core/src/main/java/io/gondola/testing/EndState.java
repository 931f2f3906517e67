package io.gondola.testing;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.gondola.Cluster;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodStatusBuilder;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.GoJson;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run came to, without what differs between two runs that came to the same: drawn names and
 * uids, times, counts of writes, and where pods run.
 *
 * @param objects a line each, in order
 */
record EndState(ImmutableList<String> objects) {

  private static final Pattern TIME = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
  private static final Pattern GENERATION = Pattern.compile("\"observedGeneration\":\\d+,?");

  static EndState of(Cluster cluster, List<ResourceType<? extends ApiObject>> types) {
    return new EndState(
        types.stream()
            .flatMap(type -> cluster.listAll(type, "").stream())
            .map(EndState::line)
            .sorted()
            .collect(toImmutableList()));
  }

  private static String line(ApiObject object) {
    ApiObject plain = withoutChance(object);
    String json = TIME.matcher(GoJson.write(plain)).replaceAll("\"(a time)\"");
    return "%s %s %s"
        .formatted(plain.resourceType(), plain.key(), GENERATION.matcher(json).replaceAll(""));
  }

  private static ApiObject withoutChance(ApiObject object) {
    ObjectMeta metadata = object.metadata();
    boolean named = metadata.generateName().isEmpty();
    ObjectMeta plain =
        ObjectMetaBuilder.builder(metadata)
            .name(named ? metadata.name() : metadata.generateName() + "*")
            .uid("")
            .resourceVersion("")
            .generation(0)
            .creationTimestamp(null)
            .ownerReferences(
                metadata.ownerReferences().stream()
                    .map(owner -> owner.withUid(""))
                    .collect(toImmutableList()))
            .build();
    return object instanceof Pod pod
        ? new Pod(plain, pod.spec().withNodeName(""), PodStatusBuilder.builder().build())
        : object.withMetadata(plain);
  }

  /** The lines that another state does not have, each as often as it has it too seldom. */
  ImmutableList<String> without(EndState other) {
    List<String> rest = new ArrayList<>(objects);
    other.objects().forEach(rest::remove);
    return ImmutableList.copyOf(rest);
  }
}
