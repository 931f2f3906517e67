package io.gondola.report;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Pod;
import io.gondola.report.PodLife.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes down the states of each pod while a timeline is read. */
final class PodDiary {

  private static final class Page {
    private final String name;
    private final List<Phase> phases = new ArrayList<>(5);
    private String node = "";
    private @Nullable VersionTally version;

    private Page(String name) {
      this.name = name;
    }

    /** Of several changes at one time only the last can be seen. */
    private void note(Instant time, PodState state) {
      int last = phases.size() - 1;
      if (last >= 0 && phases.get(last).from().equals(time)) {
        phases.remove(last);
        last--;
      }
      if (last < 0 ? state != PodState.NONE : phases.get(last).state() != state) {
        phases.add(new Phase(time, state));
      }
    }
  }

  /** By uid, in the order of their creation. */
  private final Map<String, Page> pages = new LinkedHashMap<>();

  /** A pod was written. */
  void note(Pod pod, @Nullable VersionTally version, PodState state, Instant time) {
    Page page = pages.computeIfAbsent(pod.metadata().uid(), uid -> new Page(pod.metadata().name()));
    page.node = Objects.requireNonNullElse(pod.spec().nodeName(), "");
    page.version = version == null ? page.version : version;
    page.note(time, state);
  }

  /** Time has passed for a pod that is known. */
  void note(String uid, PodState state, Instant time) {
    Objects.requireNonNull(pages.get(uid)).note(time, state);
  }

  /** The pods of some versions, in the order of their creation. */
  ImmutableList<PodLife> lives(ImmutableList<VersionTally> versions) {
    Map<VersionTally, Integer> places = new LinkedHashMap<>();
    versions.forEach(version -> places.put(version, places.size()));
    ImmutableList.Builder<PodLife> lives = ImmutableList.builder();
    for (Page page : pages.values()) {
      Integer place = page.version == null ? null : places.get(page.version);
      if (place != null && !page.phases.isEmpty()) {
        lives.add(new PodLife(page.name, place, page.node, ImmutableList.copyOf(page.phases)));
      }
    }
    return lives.build();
  }
}
