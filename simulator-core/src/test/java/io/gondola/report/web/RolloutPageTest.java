package io.gondola.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Cluster;
import io.gondola.Condition;
import io.gondola.ExampleRollout;
import io.gondola.traffic.Client;
import io.gondola.traffic.Traffic;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page holds; how it plays is tested in a browser, beside the examples. */
class RolloutPageTest {

  private static final String SERVICE =
      """
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
      """;

  private static JsonNode data(String html) {
    Matcher script =
        Pattern.compile(
                "<script id=\"data\" type=\"application/json\">(.*?)</script>", Pattern.DOTALL)
            .matcher(html);
    assertThat(script.find()).isTrue();
    return JsonMapper.shared().readTree(script.group(1));
  }

  @Test
  void page_holdsVersionsPodsAndMoments() {
    JsonNode data = data(RolloutPage.of(ExampleRollout.done(2).timeline()).html());

    assertThat(data.get("from").asLong()).isZero();
    assertThat(data.at("/rollouts/0/name").asString()).isEqualTo("default/web");
    assertThat(data.at("/rollouts/0/versions")).hasSize(2);
    assertThat(data.at("/versions/1/image").asString()).isEqualTo("web:2");
    assertThat(data.at("/versions/1/size").asInt()).isEqualTo(2);
    assertThat(data.get("pods")).hasSize(4);
    assertThat(data.at("/pods/0/3").asString()).isEqualTo("node-1");
    JsonNode last = data.at("/rollouts/0/moments").get(data.at("/rollouts/0/moments").size() - 1);
    assertThat(last.toString()).endsWith(",2,2,3,2,0,2]");
  }

  @Test
  void events_areSaidOnceAndKnowTheirCauses() {
    JsonNode data = data(RolloutPage.of(ExampleRollout.done(2).timeline()).html());

    JsonNode words = data.get("words");
    assertThat(words.valueStream().map(JsonNode::asString).toList())
        .doesNotHaveDuplicates()
        .contains("became ready", "deployment web got image web:2 for web")
        .noneMatch(text -> text.endsWith("reported its status"));
    for (int i = 0; i < data.get("events").size(); i++) {
      JsonNode event = data.get("events").get(i);
      assertThat(event.get(4).asInt()).isLessThan(i);
      assertThat(event.get(1).asInt()).isLessThan(4);
      assertThat(event.get(2).asInt()).isLessThan(words.size());
    }
  }

  @Test
  void traffic_isCountedByWhoServedIt() {
    Cluster cluster = Cluster.withNodes(2);
    // Two servers of one pod would fight for a port.
    String alone =
        ExampleRollout.manifest(2, 0)
            .replace("{name: log, image: \"log:1\"}, ", "")
            .replace("\"web:1\"", "\"web:1\", ports: [{containerPort: 8080}]");
    cluster.apply(alone + SERVICE);
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.runFor(Duration.ofSeconds(2));
    Traffic traffic = cluster.send(Client.to("web").named("shop").every(Duration.ofMillis(10)));
    cluster.setImage("web", "web", "web:2");
    cluster.runUntil(Condition.rolloutComplete("web"), Duration.ofMinutes(5));
    cluster.runFor(Duration.ofSeconds(30));
    traffic.stop();

    JsonNode data = data(RolloutPage.of(cluster.timeline()).withTraffic(traffic.report()).html());

    assertThat(data(RolloutPage.of(cluster.timeline()).withAllTraffic().html())).isEqualTo(data);
    JsonNode found = data.get("traffic");
    assertThat(found.get("clients").get(0).asString()).isEqualTo("shop");
    assertThat(found.get("served")).hasSize(3).allSatisfy(row -> assertThat(row).isNotEmpty());
    assertThat(sum(found.at("/served/0"))).isPositive();
    assertThat(sum(found.at("/served/1"))).isPositive();
    assertThat(sum(found.get("lost"))).isEqualTo(data.get("losses").size());
  }

  private static long sum(JsonNode numbers) {
    return numbers.valueStream().mapToLong(JsonNode::asLong).sum();
  }

  @Test
  void page_mayBeginLater() {
    Cluster cluster = ExampleRollout.done(2);
    RolloutPage page = RolloutPage.of(cluster.timeline());

    JsonNode data = data(page.since(cluster.timeline().start().plusSeconds(20)).html());

    assertThat(data.get("from").asLong()).isEqualTo(20_000);
    assertThat(data.at("/events/0/0").asLong()).isEqualTo(20_000);
    assertThatThrownBy(() -> page.since(cluster.timeline().start().minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("time \\(2025-12-31T23:59:59Z\\) must be from 2026-.* to 2026-.*");
  }

  @Test
  void stuckPods_areShownAsLongAsThereIsNewsOfThem() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.faults().breakPulls("web:1", Duration.ofHours(1));
    cluster.apply(ExampleRollout.manifest(1, 0));
    cluster.runFor(Duration.ofMinutes(5));

    JsonNode data = data(RolloutPage.of(cluster.timeline()).html());

    assertThat(data.get("to").asLong()).isGreaterThan(60_000);
  }

  @Test
  void severalDeployments_areAllThere() {
    Cluster cluster = Cluster.withNodes(2);
    cluster.apply(ExampleRollout.manifest(1, 0));
    cluster.apply(ExampleRollout.manifest(1, 0).replace("name: web}", "name: shop}"));
    cluster.runFor(Duration.ofSeconds(30));

    String html = RolloutPage.of(cluster.timeline()).html();

    assertThat(html).contains("<title>2 deployments</title>");
    assertThat(data(html).get("rollouts")).hasSize(2);
    assertThat(data(html).at("/pods/1/1").asInt()).isEqualTo(1);
  }

  @Test
  void textOfUsers_endsNoScript() {
    Cluster cluster = Cluster.withNodes(1);
    cluster.apply(
        ExampleRollout.manifest(1, 0).replace("log:1", "log:1</script><script>alert(1)<!--"));
    cluster.runFor(Duration.ofSeconds(1));

    String html = RolloutPage.of(cluster.timeline()).html();

    assertThat(html.split("</script>", -1)).hasSize(3);
    assertThat(html).doesNotContain("<!--");
    assertThat(data(html).at("/versions/0/image").asString()).contains("</script>");
  }

  @Test
  void page_refersToNothingElse() {
    String html = RolloutPage.of(ExampleRollout.done(2).timeline()).html();

    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://", "src=", "@import", "url(", "{{");
    assertThat(html).contains("default-src 'none'");
  }

  @Test
  void page_isTheSameInEachLocale() {
    Cluster cluster = ExampleRollout.done(2);
    String html = RolloutPage.of(cluster.timeline()).html();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(RolloutPage.of(cluster.timeline()).html()).isEqualTo(html);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void pageOfAnEmptyTimeline_saysSo() {
    RolloutPage page = RolloutPage.of(Cluster.withNodes(0).timeline());

    assertThat(page).hasToString("RolloutPage[no rollout]");
    assertThat(data(page.html()).get("rollouts")).isEmpty();
  }
}
