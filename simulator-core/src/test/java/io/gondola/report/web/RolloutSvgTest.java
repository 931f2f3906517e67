package io.gondola.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import io.gondola.ClusterConfig;
import io.gondola.Condition;
import io.gondola.ExampleRollout;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.RolloutHistory;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.RequestLog;
import io.gondola.timeline.requests.TrafficReport;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RolloutSvgTest {

  private static final ObjectKey WEB = new ObjectKey("default", "web");
  private static final Instant START = ClusterConfig.DEFAULT.start();

  private static RolloutHistory latest(Cluster cluster) {
    return RolloutHistory.of(cluster.timeline(), WEB).latestRollout();
  }

  /** Served until 24 s by the old version, then one lost. */
  private static TrafficReport traffic(RolloutHistory history) {
    String name = history.versions().get(0).replicaSet().name();
    PodVersion old = new PodVersion("web:1", name.substring("web-".length()));
    RequestLog log = new RequestLog("shop", START, START);
    log.begin();
    log.served(old, Duration.ofSeconds(23).toNanos(), 1_000);
    log.begin();
    Instant at = START.plusSeconds(24);
    log.lost(old, new LostRequest("shop", 2, at, at, at, Outcome.RESET, "n", null, null, "no"));
    return log.report(START.plusSeconds(30), 0);
  }

  @Test
  void svg_isXmlThatSaysWhatItShows() throws Exception {
    Element svg = parse(RolloutSvg.of(latest(ExampleRollout.done(3))).svg()).getDocumentElement();

    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Rollout of deployment default/web");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .contains("lowest available  3 (floor 3)");
    assertThat(texts(svg))
        .contains("v1 web:1", "v2 web:2", "ceiling 4", "floor 3", "+22s")
        .doesNotContain("lost");
  }

  @Test
  void pods_areCirclesThatSayHowTheyStand() {
    String svg = RolloutSvg.of(latest(ExampleRollout.done(3))).svg();

    assertThat(svg)
        .contains("class=\"starting\"", "class=\"leaving\"", "class=\"ready\"")
        .containsPattern("<title>\\+2\\d\\.\\d+s: 2 ready, 1 leaving</title>");
  }

  @Test
  void lostRequests_areCountedAndMarked() {
    RolloutHistory history = latest(ExampleRollout.done(3));

    String svg = RolloutSvg.of(history).withTraffic(traffic(history)).svg();

    assertThat(svg)
        .contains(">× 1 lost</text>")
        .contains("<title>1 lost from +24s to +24.2s</title>")
        .contains("class=\"lost\"")
        .contains("<g class=\"v0\">\n<path class=\"share\"");
  }

  @Test
  void requestsThatNobodyLost_areSaidToBeSo() {
    RolloutHistory history = latest(ExampleRollout.done(3));
    TrafficReport quiet = new RequestLog("shop", START, START).report(START.plusSeconds(30), 0);

    assertThat(RolloutSvg.of(history).withTraffic(quiet).svg()).contains(">no request lost<");
  }

  @Test
  void stuckRollout_mayGoOnToTheEnd() {
    Cluster cluster = ExampleRollout.running(2);

    String svg = RolloutSvg.of(latest(cluster)).until(START.plusSeconds(60)).svg();

    assertThat(svg).contains(">+1m0s<");
  }

  @Test
  void svg_refersToNothingElse() {
    String svg = RolloutSvg.of(latest(ExampleRollout.done(3))).svg();

    assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http", "href", "url(", "@import", "<script");
  }

  @Test
  void svg_isTheSameInEachLocale() {
    RolloutHistory history = latest(ExampleRollout.done(3));
    String svg = RolloutSvg.of(history).svg();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(RolloutSvg.of(history).svg()).isEqualTo(svg);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void svgOfNothing_saysSo() throws Exception {
    RolloutHistory nothing =
        RolloutHistory.of(Cluster.withNodes(1).timeline(), new ObjectKey("a", "<b>"));

    Element svg = parse(RolloutSvg.of(nothing).svg()).getDocumentElement();

    assertThat(texts(svg)).contains("deployment a/<b>", "the record knows no pods of it");
  }

  @ParameterizedTest
  @CsvSource({"3, 30000", "50, 60000", "500, 200000"})
  void svgOfManyPods_fitsAndStaysSmall(int replicas, int mostCharacters) {
    Cluster cluster = Cluster.withNodes(10);
    cluster.apply(ExampleRollout.manifest(replicas, 0).replace("maxSurge: 1", "maxSurge: 25%"));
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(50));

    String svg = RolloutSvg.of(latest(cluster)).svg();

    assertThat(svg).hasSizeLessThan(mostCharacters);
    assertThat(
            Pattern.compile("[ \"M](\\d+(?:\\.\\d+)?)")
                .matcher(svg)
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1))))
        .allMatch(number -> number <= 2_000);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "1.5, 1.5", "-0.126, -0.13", "10, 10", "100.001, 100", "0.05, 0.05"})
  void number_isShort(double value, String text) {
    assertThat(Markup.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 60, 170", "5, 60, 170", "60, 60, 170", "625, 90, 170", "2000, 90, 170"})
  void cells_fitIntoTheirBox(int pods, double width, double height) {
    PodCells cells = PodCells.pack(pods, width, height);

    assertThat(cells.columns() * cells.lines()).isGreaterThanOrEqualTo(pods);
    assertThat(cells.width()).isLessThanOrEqualTo(width);
    assertThat(cells.height()).isLessThanOrEqualTo(height);
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> texts(Element svg) {
    NodeList nodes = svg.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }
}
