package io.gondola.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the sources may not hold, each with what takes its place. */
class TidyTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final Path TESTS = Path.of("src/test/java");

  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_METHOD = 40;

  /** Longer than they should be. Shorten them, and never lengthen this list. */
  private static final ImmutableMap<String, Integer> LONG_METHODS = ImmutableMap.of();

  /** The façade: all that users can do, each in a few lines, half of them Javadoc. */
  private static final ImmutableSet<String> LONG_FILES = ImmutableSet.of("Cluster");

  /**
   * Something that must not be used.
   *
   * @param pattern what it looks like, outside of comments
   * @param instead what to use
   * @param allowed files that may use it all the same
   */
  private record Ban(Pattern pattern, String instead, ImmutableSet<String> allowed) {

    private boolean isBroken(SourceFile file, String line) {
      return !allowed.contains(file.name()) && pattern.matcher(line).find();
    }

    @Override
    public String toString() {
      return pattern.pattern();
    }
  }

  private static Ban ban(String pattern, String instead, String... allowed) {
    return new Ban(Pattern.compile(pattern), instead, ImmutableSet.copyOf(allowed));
  }

  static final ImmutableList<Ban> BANS =
      ImmutableList.of(
          ban("Math\\.random|new (Splittable|Secure)?Random\\b|ThreadLocalRandom", "Choices"),
          ban("UUID\\.randomUUID|nameUUIDFromBytes", "a UUID from Choices"),
          ban("currentTimeMillis|nanoTime|Clock\\.system", "Simulation.now()"),
          ban("(Instant|DateTime|LocalDate|LocalTime)\\.now\\(", "Simulation.now()"),
          ban("new Date\\(|Calendar|systemDefault\\(|TimeZone", "Instant and ZoneOffset.UTC"),
          ban("identityHashCode|WeakHashMap", "a key with an order of its own"),
          ban(
              "\\b(Set|Map)\\.(of|ofEntries|copyOf)\\(",
              "ImmutableSet, ImmutableMap or sorted ones"),
          ban("\\b(toSet|toMap|groupingBy|partitioningBy)\\((?!.*::new)", "toImmutableSortedMap"),
          ban("parallelStream|\\.parallel\\(\\)", "a plain stream"),
          // Two classes run whole simulations side by side; none has a thread inside.
          ban(
              "\\b(Thread|Executor|ExecutorService|CompletableFuture|Timer\\(\\))\\b",
              "Simulation, or Workers for whole runs",
              "Crew",
              "Workers"),
          ban("\\bsynchronized\\b|\\bvolatile\\b|Atomic(Long|Integer|Reference)", "one thread"),
          ban("System\\.(out|err|in|getenv|getProperty|exit)|printStackTrace", "a return value"),
          ban(
              "\\.getBytes\\(\\)|new String\\(\\w+\\)|File(Reader|Writer)\\(",
              "an explicit charset"),
          ban("new (InputStreamReader|Scanner|PrintStream)\\([^,]*\\)", "an explicit charset"),
          ban("to(Lower|Upper)Case\\(\\)|Locale\\.getDefault", "Locale.ROOT"),
          ban("String\\.format\\((?!Locale\\.ROOT)", "formatted(), with %s only"),
          ban("DateTimeFormatter\\.ofPattern\\([^,]*\\)", "a formatter with Locale.ROOT"),
          // Numbers get the digits of the default locale from %d and %f, but not from %s or %c.
          ban("\"[^\"]*%[-#+ 0,(]*\\d*(\\.\\d+)?[abd-mo-rt-zABD-Z]", "%s", "GoJson", "GoSyntax"),
          ban("lineSeparator\\(|%n", "\\n"),
          ban(
              "@SuppressWarnings\\(\"(?!unchecked|rawtypes)[^\"]*\"\\)\\s*$",
              "a reason beside it"));

  @ParameterizedTest
  @FieldSource("BANS")
  void main_doesNotUse(Ban ban) {
    Stream<String> broken =
        SourceFile.below(MAIN)
            .flatMap(
                file ->
                    file.code()
                        .filter(line -> ban.isBroken(file, line.text()))
                        .map(line -> file.at(line.number()) + ": use " + ban.instead()));

    assertThat(broken).isEmpty();
  }

  /** A hash map is fast, but its order is nobody's: who has one says that it is never seen. */
  @Test
  void hashMaps_areLookedUpOnlyAndSayIt() {
    Pattern hashed =
        Pattern.compile("new (Identity)?Hash(Map|Set)\\b|Hash(Map|Multimap|Set)\\.create");
    Pattern excuse = Pattern.compile("never (walked|seen)|only looked up|looked up only");

    Stream<String> silent =
        SourceFile.below(MAIN)
            .filter(file -> file.code().anyMatch(line -> hashed.matcher(line.text()).find()))
            .filter(file -> !excuse.matcher(file.text()).find())
            .filter(file -> !isSetOfSeenValues(file, hashed))
            .map(SourceFile::toString);

    assertThat(silent).isEmpty();
  }

  /** A local set that answers "was it there before?" has no order to see. */
  private static boolean isSetOfSeenValues(SourceFile file, Pattern hashed) {
    return file.code()
        .filter(line -> hashed.matcher(line.text()).find())
        .allMatch(line -> line.text().matches("    +Set<String> \\w+ = new HashSet<>\\(.*\\);"));
  }

  @Test
  void files_areShort() {
    Stream<String> tooLong =
        SourceFile.below(MAIN)
            .filter(file -> file.lines().size() > LONGEST_FILE)
            .map(SourceFile::name)
            .filter(name -> !LONG_FILES.contains(name));

    assertThat(tooLong).as("more than %s lines", LONGEST_FILE).isEmpty();
  }

  @Test
  void methods_areShort() {
    Stream<String> tooLong =
        SourceFile.below(MAIN)
            .flatMap(
                file ->
                    file.methods()
                        .filter(method -> method.lines() > allowedLines(file, method))
                        .map(method -> file + ": " + method));

    assertThat(tooLong).as("methods of more than %s lines", LONGEST_METHOD).isEmpty();
  }

  private static int allowedLines(SourceFile file, SourceFile.Method method) {
    return LONG_METHODS.getOrDefault(file.name() + "." + method.name(), LONGEST_METHOD);
  }

  @Test
  void packages_sayWhatTheyAre() {
    Stream<Path> silent =
        SourceFile.below(MAIN)
            .map(file -> file.path().getParent())
            .distinct()
            .filter(folder -> !folder.equals(MAIN))
            .filter(folder -> !explains(folder.resolve("package-info.java")));

    assertThat(silent).as("packages without a word, or without @NullMarked").isEmpty();
  }

  private static boolean explains(Path packageInfo) {
    try {
      String text = Files.exists(packageInfo) ? Files.readString(packageInfo) : "";
      return text.contains("/**") && text.contains("@NullMarked");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Surefire writes one report a class, so that the second engine's would hide the first's. */
  @Test
  void testClasses_belongToOneTestEngine() {
    Stream<String> mixed =
        SourceFile.below(TESTS)
            .filter(file -> file.text().contains("\nimport net.jqwik.api.Property;"))
            .filter(file -> file.text().contains("\nimport org.junit.jupiter."))
            .map(SourceFile::toString);

    assertThat(mixed).isEmpty();
  }

  /** Surefire runs classes by their names: others would be passed over in silence. */
  @Test
  void testClasses_haveNamesThatSurefireKnows() {
    Pattern test = Pattern.compile("^ +@(Test|Property|ParameterizedTest|TestFactory)\\b");

    Stream<String> unknown =
        SourceFile.below(TESTS)
            .filter(file -> file.code().anyMatch(line -> test.matcher(line.text()).find()))
            .map(SourceFile::name)
            .filter(name -> !name.endsWith("Test"));

    assertThat(unknown).isEmpty();
  }

  @Test
  void ban_findsWhatItForbids() {
    List<String> forbidden =
        List.of(
            "Instant now = Instant.now();",
            "Set<String> names = Set.of(\"a\");",
            "return \"%d pods\".formatted(pods);",
            "return \"%5.1f\".formatted(load);",
            "text.getBytes()",
            "name.toLowerCase()");

    String missed =
        forbidden.stream()
            .filter(line -> BANS.stream().noneMatch(ban -> ban.pattern().matcher(line).find()))
            .collect(joining(", "));

    assertThat(missed).isEmpty();
  }

  @Test
  void ban_letsTheReplacementsPass() {
    List<String> fine =
        List.of(
            "Instant now = simulation.now();",
            "return \"%s of %s, 25%%\".formatted(pods, all);",
            "text.getBytes(StandardCharsets.UTF_8)",
            "name.toLowerCase(Locale.ROOT)");

    assertThat(IntStream.range(0, fine.size()).mapToObj(fine::get))
        .allSatisfy(line -> assertThat(BANS).noneMatch(ban -> ban.pattern().matcher(line).find()));
  }
}
