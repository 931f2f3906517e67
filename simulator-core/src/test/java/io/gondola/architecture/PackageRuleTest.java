package io.gondola.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.google.common.collect.ImmutableListMultimap;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which package may use which: what is not listed is forbidden. Kernel and objects do not know each
 * other, components meet only in the API server, pictures see the record and not the cluster.
 *
 * <p>Think before you add a pair: it is a door that stays open.
 */
class PackageRuleTest {

  private static final String ROOT = "io.gondola";

  private static final ImmutableListMultimap<String, String> MAY_USE =
      ImmutableListMultimap.<String, String>builder()
          .putAll("sim", List.of())
          .putAll("api", List.of())
          .put("manifest", "api")
          .putAll("timeline", "sim", "api")
          .put("rollout", "api")
          .putAll("apiserver", "sim", "api", "timeline", "manifest")
          .putAll("controller", "sim", "api", "timeline", "apiserver", "rollout")
          .putAll("scheduler", "sim", "api", "timeline", "apiserver")
          .putAll("kubelet", "sim", "api", "timeline", "apiserver")
          .putAll("network", "sim", "api", "timeline", "apiserver")
          .putAll("traffic", "sim", "api", "timeline", "apiserver", "network", "kubelet")
          .putAll(
              "",
              "sim",
              "api",
              "timeline",
              "manifest",
              "rollout",
              "apiserver",
              "controller",
              "scheduler",
              "kubelet",
              "network",
              "traffic")
          .putAll("report", "api", "timeline")
          .putAll("kubectl", "api", "manifest", "timeline", "")
          .putAll("explore", "sim", "timeline", "")
          // The kubelet for one class, ImageBehavior: whoever tests a rollout says what pods do.
          // The controller for those of the user's own. Traffic for the promise that no request is
          // lost, which somebody has to send.
          .putAll(
              "testing",
              "sim",
              "api",
              "timeline",
              "rollout",
              "controller",
              "kubelet",
              "traffic",
              "report",
              "explore",
              "")
          .build();

  /** Within {@code api}, each package may use only those before it. */
  private static final List<String> API_ORDER =
      List.of("meta", "core", "apps", "discovery", "policy", "autoscaling");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static Stream<String> rooms() {
    return CLASSES.stream().map(PackageRuleTest::room).distinct().sorted();
  }

  @ParameterizedTest(name = "io.gondola.{0}")
  @MethodSource("rooms")
  void room_usesOnlyWhatItMay(String room) {
    classes()
        .that(describe("are in " + name(room), type -> room(type).equals(room)))
        .should()
        .onlyDependOnClassesThat(areOutsideOrIn(room))
        .because("%s may use only %s of ours".formatted(name(room), MAY_USE.get(room)))
        .check(CLASSES);
  }

  @Test
  void apiPackages_useOnlyEarlierOnes() {
    for (int i = 0; i < API_ORDER.size(); i++) {
      List<String> later = API_ORDER.subList(i + 1, API_ORDER.size());
      String from = ROOT + ".api." + API_ORDER.get(i);
      classes()
          .that()
          .resideInAPackage(from)
          .should()
          .onlyDependOnClassesThat(
              describe(
                  "are not in a later package of api",
                  type ->
                      later.stream()
                          .noneMatch(l -> type.getPackageName().equals(ROOT + ".api." + l))))
          .check(CLASSES);
    }
  }

  /** Constants are inlined by the compiler and leave no trace in a class file; imports do. */
  @Test
  void imports_followTheSameRule() throws IOException {
    Path sources = Path.of("src/main/java");
    Pattern ours = Pattern.compile("^import (?:static )?(io\\.gondola(?:\\.[a-z]+)*)\\.[A-Z]");
    try (Stream<Path> files = Files.walk(sources)) {
      Stream<String> broken =
          files
              .filter(
                  file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
              .flatMap(file -> forbiddenImports(sources.relativize(file), read(file), ours));

      Assertions.assertThat(broken).isEmpty();
    }
  }

  private static Stream<String> forbiddenImports(Path file, String source, Pattern ours) {
    String room =
        room(file.getParent().toString().replace(file.getFileSystem().getSeparator(), "."));
    return source
        .lines()
        .map(ours::matcher)
        .filter(Matcher::find)
        .map(match -> room(match.group(1)))
        .filter(used -> !used.equals(room) && !MAY_USE.get(room).contains(used))
        .map(used -> "%s imports %s".formatted(file, name(used)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DescribedPredicate<JavaClass> areOutsideOrIn(String room) {
    return describe(
        "are not ours, or in " + MAY_USE.get(room),
        type ->
            !type.getPackageName().startsWith(ROOT)
                || room(type).equals(room)
                || MAY_USE.get(room).contains(room(type)));
  }

  private static String room(JavaClass type) {
    return room(type.getPackageName());
  }

  /**
   * The part of a package name that the rule speaks of: {@code controller} for
   * io.gondola.controller.deployment.
   */
  private static String room(String packageName) {
    String inner = packageName.equals(ROOT) ? "" : packageName.substring(ROOT.length() + 1);
    int dot = inner.indexOf('.');
    return dot < 0 ? inner : inner.substring(0, dot);
  }

  private static String name(String room) {
    return room.isEmpty() ? ROOT : ROOT + "." + room;
  }
}
