package io.gondola;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.core.Pod;
import io.gondola.testing.RolloutScenario;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Verb;
import io.gondola.timeline.TimelineEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same inputs and the same seed give the same run, wherever it runs. */
class DeterminismTest {

  private static final int SEEDS = 50;

  /** A JVM that lives for seconds only is better off without the second compiler. */
  private static final ImmutableList<String> QUICK_START =
      ImmutableList.of("-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private static final ImmutableList<String> EXPECTED =
      RunHash.lines(SEEDS).collect(ImmutableList.toImmutableList());

  /**
   * Each line is a JVM that has nothing in common with the others: its collector, its locale, its
   * time zone, its default charset. Arabic and Thai digits are not 0 to 9, and the Turkish lower
   * case of I is not i. The last line gives all objects one identity hash code.
   */
  static final ImmutableList<String> SURROUNDINGS =
      ImmutableList.of(
          "-XX:+UseSerialGC -Duser.language=tr -Duser.country=TR"
              + " -Duser.timezone=Asia/Kathmandu -Dfile.encoding=ISO-8859-1",
          "-XX:+UseG1GC -Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab"
              + " -Duser.timezone=America/St_Johns -Dfile.encoding=UTF-8",
          "-XX:+UseParallelGC -Duser.language=th -Duser.country=TH -Duser.extensions=u-nu-thai"
              + " -Duser.timezone=Pacific/Apia -Dfile.encoding=US-ASCII",
          "-XX:+UseSerialGC -XX:+UnlockExperimentalVMOptions -XX:hashCode=2"
              + " -Duser.timezone=UTC -Dfile.encoding=UTF-16BE -Dsun.stdout.encoding=US-ASCII"
              + " -Dstdout.encoding=US-ASCII");

  @ParameterizedTest
  @FieldSource("SURROUNDINGS")
  void hashes_areTheSameInAnotherProcess(String options) {
    assertThat(hashes(OtherJvm.thisHome(), options)).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @FieldSource("SURROUNDINGS")
  void hashes_areTheSameOnAnotherJavaVersion(String options) {
    Optional<Path> home = OtherJvm.home();
    assumeTrue(
        home.isPresent(),
        "no JDK of the other version (17 or 25) found: name one with -Dgondola.otherJdk=HOME");

    assertThat(hashes(home.get(), options)).isEqualTo(EXPECTED);
  }

  private static List<String> hashes(Path home, String options) {
    return OtherJvm.run(
        home,
        ImmutableList.<String>builder().addAll(QUICK_START).add(options.split(" ")).build(),
        List.of(RunHash.class.getName(), Integer.toString(SEEDS)));
  }

  static final ImmutableList<DeterminismScenario> SCENARIOS = DeterminismScenario.ALL;

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void text_isTheSameByteForByteWhenRunTwice(DeterminismScenario scenario) {
    String first = ScenarioRun.of(scenario.withSeed(7)).timeline().text();
    String second = ScenarioRun.of(scenario.withSeed(7)).timeline().text();

    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void storeAndTimeline_areSound(DeterminismScenario scenario) {
    StoreInvariants.assertHold(ScenarioRun.of(scenario.withSeed(3)));
  }

  @Test
  void traffic_isTheSameByteForByteWhenRunTwice() {
    String first = TrafficRun.text(7);

    assertThat(TrafficRun.text(7)).isEqualTo(first);
    assertThat(first).contains("refused");
  }

  @Test
  void anotherSeed_givesAnotherRun() {
    assertThat(EXPECTED.stream().map(line -> line.substring(line.lastIndexOf(' '))))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kubelet/node-1", "default-scheduler", "default-scheduler/delay"})
  void oneMoreDrawInOneComponent_leavesNamesAndUidsAsTheyWere(String component) {
    Cluster plain = startedPods("");
    Cluster disturbed = startedPods(component);

    assertThat(created(disturbed)).isEqualTo(created(plain)).hasSize(9);
    assertThat(disturbed.timeline().hash()).isNotEqualTo(plain.timeline().hash());
  }

  @Test
  void oneMoreDrawInOneKubelet_leavesPlacesAndTheOtherKubeletsAsTheyWere() {
    ImmutableListMultimap<String, String> plain = podLivesByNode(startedPods(""));
    ImmutableListMultimap<String, String> disturbed = podLivesByNode(startedPods("kubelet/node-1"));

    assertThat(disturbed.get("node-2")).isEqualTo(plain.get("node-2")).isNotEmpty();
    assertThat(disturbed.get("node-3")).isEqualTo(plain.get("node-3")).isNotEmpty();
    assertThat(disturbed.get("node-1")).isNotEqualTo(plain.get("node-1")).isNotEmpty();
  }

  /** A Deployment that has come up, with one draw more in a component's stream. */
  private static Cluster startedPods(String disturbed) {
    Cluster cluster =
        new RolloutScenario(DeterminismScenario.random(), 9, "{}", ImmutableList.of()).start();
    if (!disturbed.isEmpty()) {
      cluster.apiServer().simulation().choices().stream(disturbed).next(1000);
    }
    cluster.runFor(Duration.ofMinutes(2));
    return cluster;
  }

  private static List<String> created(Cluster cluster) {
    return podChanges(cluster)
        .filter(entry -> ((Change) entry.what()).verb() == Verb.ADDED)
        .map(entry -> pod(entry).name() + " " + pod(entry).metadata().uid())
        .toList();
  }

  /** When each pod of a node was told what; the scheduler's binding is a part of it. */
  private static ImmutableListMultimap<String, String> podLivesByNode(Cluster cluster) {
    ImmutableMap<String, String> nodes =
        cluster.pods().stream()
            .collect(ImmutableMap.toImmutableMap(Pod::name, pod -> pod.spec().nodeName()));
    ImmutableListMultimap.Builder<String, String> lives = ImmutableListMultimap.builder();
    podChanges(cluster)
        .forEach(
            entry ->
                lives.put(
                    nodes.get(pod(entry).name()),
                    entry.time() + " " + pod(entry).name() + " " + pod(entry).status()));
    return lives.build();
  }

  private static Stream<TimelineEntry> podChanges(Cluster cluster) {
    return cluster.timeline().entries().stream()
        .filter(entry -> entry.what() instanceof Change change && change.object() instanceof Pod);
  }

  private static Pod pod(TimelineEntry entry) {
    return (Pod) ((Change) entry.what()).object();
  }
}
