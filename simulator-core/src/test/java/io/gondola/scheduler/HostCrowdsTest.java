package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.LabelSelector;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The short cut for replicas without constraints of their own gives the points of the long way. */
class HostCrowdsTest {

  private static final LabelSelector REPLICAS =
      new LabelSelector(ImmutableSortedMap.of("app", "web"), ImmutableList.of());

  @Property(tries = 200)
  void shortCut_givesTheSamePoints(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(max = 12) Integer> pods,
      @ForAll @IntRange(max = 4) int zones) {
    SchedulerCache cache = new SchedulerCache(namespace -> ImmutableSortedMap.of());
    Pod pod = Placing.pod("default", "app: web", "containers: []");
    PodInfo info = PodInfo.of(pod, SpreadRules.byDefault(REPLICAS, "default"));
    PodClass web = new PodClass(info);
    for (int node = 0; node < pods.size(); node++) {
      fill(cache, web, node, pods.get(node), zones);
    }
    cache.refresh();

    Candidates shortWay = candidates(pods.size());
    boolean applies = web.fits(cache).crowds().addTo(shortWay, 2);
    Candidates longWay = candidates(pods.size());
    new SpreadScore(info, web.fits(cache).spread(), cache).addTo(longWay, 2);

    assertThat(applies).isTrue();
    for (int i = 0; i < pods.size(); i++) {
      assertThat(shortWay.total(i)).as("node %d", i).isEqualTo(longWay.total(i));
    }
  }

  /** Nodes of the first zone have no label for it. */
  private static void fill(SchedulerCache cache, PodClass web, int node, int pods, int zones) {
    int zone = zones == 0 ? 0 : node % zones;
    String label = zone == 0 ? "" : "topology.kubernetes.io/zone: z" + zone;
    cache.seeNode(
        Placing.parseNode("n" + node, label, "", "{cpu: '8', memory: 32Gi, pods: '110'}"));
    for (int i = 0; i < pods; i++) {
      cache.assign("uid-" + node + "-" + i, web, "n" + node, false);
    }
  }

  private static Candidates candidates(int nodes) {
    Candidates candidates = new Candidates();
    candidates.clear(nodes);
    for (int slot = 0; slot < nodes; slot++) {
      candidates.add(slot, 0);
    }
    return candidates;
  }
}
