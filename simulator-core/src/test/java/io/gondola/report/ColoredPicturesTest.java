package io.gondola.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.ClusterConfig;
import io.gondola.ExampleRollout;
import io.gondola.api.meta.ObjectKey;
import org.junit.jupiter.api.Test;

/** Text pictures with colours: the same pictures, painted. */
class ColoredPicturesTest {

  private static final TextStyle COLORED = new TextStyle(Glyphs.ASCII, Palette.ANSI);

  private static final RolloutHistory HISTORY =
      RolloutHistory.of(ExampleRollout.done(3).timeline(), new ObjectKey("default", "web"))
          .latestRollout();

  @Test
  void picture_givesEachVersionAColorAndDimsWhatLeaves() {
    RolloutPicture picture =
        RolloutPicture.of(HISTORY, ClusterConfig.DEFAULT.start().plusMillis(26_500));

    assertThat(picture.text(COLORED).replace("\u001B", "^"))
        .isEqualTo(
            """
            +26.5s  ^[33mv1 web:1^[0m  ^[33m**^[0m^[2;33m.^[0m  2 ready, 1 leaving
                    ^[36mv2 web:2^[0m  ^[36m*o^[0m   1 ready, 1 starting""");
  }

  @Test
  void colors_changeNothingElse() {
    for (Glyphs glyphs : Glyphs.values()) {
      TextStyle colored = new TextStyle(glyphs, Palette.ANSI);

      assertThat(withoutEscapes(RolloutFilm.of(HISTORY).text(colored)))
          .isEqualTo(RolloutFilm.of(HISTORY).text(glyphs));
      assertThat(withoutEscapes(RolloutChart.of(HISTORY).text(colored)))
          .isEqualTo(RolloutChart.of(HISTORY).text(glyphs));
    }
  }

  @Test
  void chart_paintsRunsAndNotCharacters() {
    String chart = RolloutChart.of(HISTORY).text(COLORED);

    assertThat(chart)
        .contains("\u001B[36m##########", "\u001B[1m < ceiling 4\u001B[0m", "\u001B[32m=====");
  }

  @Test
  void plainPictures_haveNoEscapes() {
    assertThat(RolloutFilm.of(HISTORY).text(TextStyle.plain(Glyphs.UNICODE)))
        .doesNotContain("\u001B")
        .isEqualTo(RolloutFilm.of(HISTORY).toString());
  }

  @Test
  void line_countsWhatIsSeenAndEndsWithoutSpaces() {
    PaintedLine line = new PaintedLine(Palette.ANSI).add(Ink.LOST, "x").padTo(4);

    assertThat(line.width()).isEqualTo(4);
    assertThat(line).hasToString("\u001B[1;31mx\u001B[0m");
  }

  private static String withoutEscapes(String text) {
    return text.replaceAll("\u001B\\[[0-9;]*m", "");
  }
}
