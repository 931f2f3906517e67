package io.gondola.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.google.common.collect.Iterables;
import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Node;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs test classes that are nested here, and that nobody else runs. */
class ClusterExtensionTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 1
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: web:1}]}
      """;

  @TempDir Path reports;

  // ---- what a cluster is like

  @GondolaTest
  @Nodes(2)
  @Seed(5)
  @Manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: of-class}}")
  static class Annotated {

    private final StringBuilder seen = new StringBuilder();

    @BeforeEach
    void look(Cluster cluster) {
      seen.append(cluster.config().nodes());
    }

    @Test
    void ofTheClass(Cluster cluster) {
      assertThat(cluster.config().seed()).isEqualTo(5);
      assertThat(cluster.config().nodes()).isEqualTo(2);
      assertThat(cluster.find(ConfigMap.TYPE, "of-class")).isPresent();
      assertThat(seen).hasToString("2");
    }

    @Test
    @Nodes(4)
    @Seed(6)
    @Configured(WithTies.class)
    @Manifest("{apiVersion: v1, kind: ConfigMap, metadata: {name: one}}")
    @Manifest(resource = "config.yaml")
    @Manifest(file = "src/test/resources/io/gondola/testing/junit/config.yaml")
    void ofTheMethod(Cluster cluster, ClusterConfig config) {
      assertThat(config)
          .isEqualTo(ClusterConfig.DEFAULT.withNodes(4).withSeed(6).withTiesByChance(true))
          .isEqualTo(cluster.config());
      assertThat(cluster.list(ConfigMap.TYPE, ""))
          .extracting(ConfigMap::name)
          .contains("of-class", "one", "from-a-resource");
      assertThat(cluster.list(Node.TYPE, "")).hasSize(4);
    }

    @Nested
    @Seed(9)
    class Inner {
      @Test
      void ofBothClasses(Cluster cluster) {
        assertThat(cluster.config().seed()).isEqualTo(9);
        assertThat(cluster.config().nodes()).isEqualTo(2);
        assertThat(cluster.find(ConfigMap.TYPE, "of-class")).isPresent();
      }
    }
  }

  static final class WithTies implements UnaryOperator<ClusterConfig> {
    @Override
    public ClusterConfig apply(ClusterConfig config) {
      return config.withTiesByChance(true);
    }
  }

  @Test
  void annotations_sayWhatTheClusterIsLike() {
    assertThat(run(Annotated.class).getTestsSucceededCount()).isEqualTo(3);
  }

  @GondolaTest
  static class Plain {
    @Test
    @Seed(5)
    void seed(Cluster cluster) {
      assertThat(cluster.config().seed()).isEqualTo(42);
    }
  }

  @Test
  void seedOfTheBuild_wins() {
    assertThat(run(Plain.class, Map.of("gondola.seed", " 42 ")).getTestsSucceededCount())
        .isEqualTo(1);
  }

  // ---- what is written

  @GondolaTest
  @Manifest(WEB)
  static class Failing {
    @Test
    void web_fails(Cluster cluster) {
      cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
      throw new AssertionError("too bad");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void each(int number, Cluster cluster) {
      assertThat(cluster.config().nodes()).isEqualTo(number);
    }
  }

  @Test
  void failure_leavesTheTimelineInAFileThatItNames() throws IOException {
    TestExecutionSummary summary = run(Failing.class);

    assertThat(names()).hasSize(6).allMatch(name -> name.startsWith(Failing.class.getName()));
    Path file = reports.resolve(Failing.class.getName() + "-web_fails.txt");
    Path page = reports.resolve(Failing.class.getName() + "-web_fails.html");
    assertThat(Files.readString(file))
        .startsWith(
            """
            test       io.gondola.testing.junit.ClusterExtensionTest$Failing
                       web_fails(Cluster)
            failure    java.lang.AssertionError: too bad
            at         +5.79s
            """)
        .contains("\nreplay     -Dgondola.seed=1\n\nrollout of deployment default/web\n")
        .contains("\ntimeline\n+0s  namespace default was created (user)\n")
        .contains(" deployment web was created (user)\n");
    assertThat(failures(summary))
        .anySatisfy(
            failure ->
                assertThat(failure.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .contains(
                        "timeline in %s, to play in %s; replay with -Dgondola.seed=1"
                            .formatted(file, page)));
    assertThat(Files.readString(page)).contains("<title>deployment default/web</title>");
  }

  @Test
  void invocationsOfOneMethod_haveFilesOfTheirOwn() throws IOException {
    run(Failing.class);

    assertThat(names())
        .contains(Failing.class.getName() + "-each-1.txt", Failing.class.getName() + "-each-2.txt");
  }

  @GondolaTest
  static class Passing {
    @Test
    void passes(Cluster cluster) {
      cluster.runFor(Duration.ofSeconds(1));
    }

    @Test
    void isNotMeantForHere(Cluster cluster) {
      Assumptions.assumeTrue(cluster.config().nodes() == 17);
    }
  }

  @Test
  void success_leavesNothingAndPrintsNothing() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      run(Passing.class);
    } finally {
      System.setOut(before);
    }

    assertThat(names()).isEmpty();
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  // ---- bad use

  @Test
  void seedThatIsNoNumber_isExplained() {
    TestExecutionSummary summary = run(Plain.class, Map.of("gondola.seed", "4x"));

    assertThat(onlyFailure(summary))
        .hasMessageContaining(
            "gondola.seed (\"4x\") must be a whole number, as in -Dgondola.seed=42; without it the"
                + " seed is that of @Seed");
  }

  @GondolaTest
  static class NoManifest {
    @Test
    @Manifest
    void empty(Cluster cluster) {}
  }

  @Test
  void manifestWithoutAnything_isExplained() {
    assertThat(onlyFailure(run(NoManifest.class)))
        .hasMessageContaining(
            "@Manifest of io.gondola.testing.junit.ClusterExtensionTest$NoManifest must have one"
                + " of: text, resource, file; it has 0");
  }

  @GondolaTest
  @Manifest(resource = "nowhere.yaml")
  static class MissingResource {
    @Test
    void missing(Cluster cluster) {}
  }

  @Test
  void missingResource_isExplained() {
    assertThat(onlyFailure(run(MissingResource.class)))
        .hasMessageContaining(
            "no resource \"nowhere.yaml\" beside"
                + " io.gondola.testing.junit.ClusterExtensionTest$MissingResource; start it with a"
                + " slash if it is at the root");
  }

  @GondolaTest
  static class ForAllTests {
    @BeforeAll
    static void tooEarly(Cluster cluster) {}

    @Test
    void test() {}
  }

  @Test
  void clusterForAllTests_isRefused() {
    assertThat(onlyFailure(run(ForAllTests.class)))
        .hasMessageContaining(
            "a cluster lives as long as a test: make it a parameter of test, @BeforeEach or"
                + " @AfterEach methods, not of ");
  }

  private TestExecutionSummary run(Class<?> tests) {
    return run(tests, Map.of());
  }

  private TestExecutionSummary run(Class<?> tests, Map<String, String> parameters) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .configurationParameter("gondola.reports", reports.toString())
                .configurationParameters(parameters)
                .build(),
            listener);
    return listener.getSummary();
  }

  private static List<Throwable> failures(TestExecutionSummary summary) {
    return summary.getFailures().stream().map(TestExecutionSummary.Failure::getException).toList();
  }

  private static Throwable onlyFailure(TestExecutionSummary summary) {
    return Iterables.getOnlyElement(failures(summary));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(reports)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
