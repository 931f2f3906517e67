package io.gondola.controller.replicaset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Selector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The pods that one ReplicaSet controls: those that its selector matches, counted, and those gone
 * astray.
 */
final class ClaimedPods {

  private final PodTally tally = new PodTally();

  /**
   * Controlled by the ReplicaSet though their labels no longer fit; it lets them go when it next
   * looks.
   */
  private final Map<ObjectKey, Pod> astray = new LinkedHashMap<>();

  private @Nullable LabelSelector wanted;
  private Selector selector = Selector.nothing();
  private Map<String, String> templateLabels = ImmutableMap.of();

  /** The answer for nearly every pod: it has the template's labels and no others. */
  private boolean selectsTemplate;

  PodTally tally() {
    return tally;
  }

  ImmutableList<Pod> astray() {
    return ImmutableList.copyOf(astray.values());
  }

  boolean has(ObjectKey pod) {
    return tally.has(pod) || astray.containsKey(pod);
  }

  boolean selects(Pod pod) {
    Map<String, String> labels = pod.metadata().labels();
    return labels.equals(templateLabels) ? selectsTemplate : selector.matches(labels);
  }

  /**
   * Takes note of the ReplicaSet's selector and labels; pods known before are sorted anew if they
   * changed.
   */
  void belongTo(ReplicaSet replicaSet) {
    LabelSelector newWanted = replicaSet.spec().selector();
    Map<String, String> newLabels = replicaSet.spec().template().metadata().labels();
    if (Objects.equals(newWanted, wanted) && newLabels.equals(templateLabels)) {
      return;
    }
    wanted = newWanted;
    selector = wanted == null ? Selector.nothing() : wanted.toSelector();
    templateLabels = newLabels;
    selectsTemplate = selector.matches(newLabels);
    List<Pod> known = new ArrayList<>(astray.values());
    tally.pods().forEach(facts -> known.add(facts.pod()));
    known.forEach(this::put);
  }

  void put(Pod pod) {
    if (selects(pod)) {
      astray.remove(pod.key());
      tally.put(PodFacts.of(pod, templateLabels));
    } else {
      tally.remove(pod.key());
      astray.put(pod.key(), pod);
    }
  }

  void remove(ObjectKey pod) {
    tally.remove(pod);
    astray.remove(pod);
  }
}
