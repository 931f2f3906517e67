package io.gondola.examples.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.examples.ApprovedPicture;
import io.gondola.report.Glyphs;
import io.gondola.report.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TrafficExamplesTest {

  @Test
  void droppedRequests_areDrawnAsApproved() throws IOException {
    ApprovedPicture.check("dropped-requests.svg", DroppedRequests.picture().svg());
  }

  @Test
  void droppedRequests_areToldAsApproved() throws IOException {
    String told = told(DroppedRequests::tell);

    assertThat(told).isEqualTo(approved("dropped-requests.txt"));
    assertThat(told).contains("served     100 %", " may be lost, 0 were, ");
  }

  @Test
  void grayRelease_isDrawnAsApproved() throws IOException {
    assertThat(told(out -> GrayRelease.tell(out, TextStyle.plain(Glyphs.UNICODE))))
        .isEqualTo(approved("gray-release.txt"));
  }

  @Test
  void badRelease_isToldAsApproved() throws IOException {
    assertThat(told(out -> BadRelease.tell(out, TextStyle.plain(Glyphs.ASCII))))
        .isEqualTo(approved("bad-release.txt"))
        .containsOnlyOnce("requests failed, more than 2 %")
        .containsOnlyOnce("requests failed at weight 10, more than 2 %");
  }

  private static String told(Consumer<PrintStream> story) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    story.accept(new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String approved(String name) throws IOException {
    try (InputStream file = TrafficExamplesTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
