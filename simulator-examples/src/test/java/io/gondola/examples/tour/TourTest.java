package io.gondola.examples.tour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.io.Resources;
import io.gondola.Cluster;
import io.gondola.api.core.Pod;
import io.gondola.report.Glyphs;
import io.gondola.report.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TourTest {

  /**
   * What a chapter printed, and what it left behind.
   *
   * @param out as a terminal shows it
   */
  private record Told(String out, Cluster cluster) {

    private List<String> shown() {
      return out.lines().filter(line -> line.startsWith("    ")).toList();
    }

    /** The lines of the nth answer to a command, without the command. */
    private List<String> answer(String command, int n) {
      String[] parts = out.split(Pattern.quote("    $ kubectl " + command), -1);
      return parts[n]
          .lines()
          .skip(1)
          .takeWhile(line -> !line.isBlank())
          .map(String::strip)
          .toList();
    }
  }

  static IntStream chapters() {
    return IntStream.rangeClosed(1, Tour.chapters());
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void chapter_isToldAsApproved(int chapter) throws IOException {
    String approved =
        Resources.toString(
            Resources.getResource(TourTest.class, "chapter-" + chapter + ".txt"), UTF_8);

    assertThat(tell(chapter, "en").out()).isEqualTo(approved);
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void chinese_doesAndShowsTheSame(int chapter) {
    Told chinese = tell(chapter, "zh");

    assertThat(chinese.shown()).isEqualTo(tell(chapter, "en").shown());
    assertThat(chinese.out()).containsPattern("\\p{IsHan}").contains("\n动手试一试\n");
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void everyText_isThereInBothLanguagesAndSaid(int chapter) {
    Texts english = Tour.in("en").texts(chapter);
    Texts chinese = Tour.in("zh").texts(chapter);

    assertThat(chinese.byName().keySet()).isEqualTo(english.byName().keySet());
    assertThat(tell(chapter, "en").out()).contains(english.byName().values());
    assertThat(tell(chapter, "zh").out()).contains(chinese.byName().values());
    assertThat(english.byName().keySet()).startsWith("title").endsWith("experiment");
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void prose_fitsATerminal(int chapter) {
    assertThat(tell(chapter, "en").out().lines().filter(line -> !line.startsWith("    ")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  @Test
  void pod_keepsItsAddressAsLongAsItsSandbox() {
    Told told = tell(1, "en");

    String before = told.answer("get pod anna -o wide", 1).get(1);
    String containerDied = told.answer("get pod anna -o wide", 2).get(1);
    String sandboxDied = told.answer("get pod anna -o wide", 3).get(1);
    assertThat(List.of(before, containerDied)).allMatch(row -> row.contains(" 10.244.1.2 "));
    assertThat(containerDied).contains(" 1 (5s ago) ");
    assertThat(sandboxDied).contains(" 10.244.1.3 ").contains(" 3 (20s ago) ");
  }

  @Test
  void service_followsTheHats() {
    Cluster left = tell(2, "en").cluster();

    assertThat(left.list(Pod.TYPE, "hat=red").stream().map(Pod::name))
        .containsExactly("ben", "carl");
    assertThat(left.get(Pod.TYPE, "anna").isReady()).isTrue();
  }

  @Test
  void grayRelease_holdsWithOneNewPodAmongFive() {
    List<String> sets = tell(4, "en").answer("get rs", 1);

    assertThat(sets).hasSize(3);
    assertThat(sets.get(1)).contains(" 4         4         4 ");
    assertThat(sets.get(2)).contains(" 1         1         1 ");
  }

  @Test
  void trouble_neverTakesAGuideFromTheGuests() {
    Told told = tell(5, "en");

    assertThat(told.answer("get pods", 1)).anyMatch(row -> row.contains("0/1     ErrImagePull"));
    assertThat(told.answer("get pods", 2)).anyMatch(row -> row.contains("0/1     Running"));
    assertThat(told.out())
        .contains("error: deployment \"tour\" exceeded its progress deadline")
        .contains("error: drain did not complete within 10s")
        .contains("node/node-1 drained");
    assertThat(told.cluster().deployment("tour").spec().template().spec().containers().get(0))
        .hasFieldOrPropertyWithValue("image", "tour/walk:1.0");
  }

  @Test
  void requests_areLostWithoutThePreStopHookOnly() {
    List<String> totals =
        tell(6, "en").shown().stream().filter(line -> line.startsWith("      all ")).toList();

    assertThat(totals).hasSize(2);
    assertThat(totals.get(0)).doesNotMatch(" +all +\\d+ +0 +0 +0 +0");
    assertThat(totals.get(1)).matches(" +all +\\d+ +0 +0 +0 +0");
  }

  @Test
  void tour_isTheSameInEachLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(tell(3, "en").out()).contains("deployment.apps/tour   6/6     6            6");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void contents_listAllChapters() {
    assertThat(Tour.in("en").contents().lines()).hasSize(Tour.chapters() + 2);
    assertThat(Tour.in("zh").contents()).contains("  4  从徒步到缆车：灰度发布\n");
  }

  @Test
  void whatIsNotThere_isRefusedWithWhatIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tell(7, "en"))
        .withMessage("there is no chapter 7; there are 1 to 6");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tell(1, "fr"))
        .withMessage("there is no language \"fr\"; there are en (English) and zh (Chinese)");
  }

  private static Told tell(int chapter, String language) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Cluster cluster =
        Tour.in(language)
            .tell(chapter, new PrintStream(bytes, true, UTF_8), TextStyle.plain(Glyphs.UNICODE));
    return new Told(bytes.toString(UTF_8).replace("\r\n", "\n"), cluster);
  }
}
