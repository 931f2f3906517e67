package io.gondola.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import io.gondola.Cluster;
import io.gondola.ExampleRollout;
import io.gondola.api.meta.ObjectKey;
import io.gondola.report.RolloutHistory;
import io.gondola.timeline.Timeline;
import io.gondola.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Timelines and rollouts for other programs. */
class ExportTest {

  private static final Cluster CLUSTER = ExampleRollout.done(2);
  private static final Timeline TIMELINE = CLUSTER.timeline();

  @Test
  void json_holdsEachEntryAgain() {
    JsonNode json = JsonMapper.shared().readTree(TimelineJson.of(TIMELINE));

    assertThat(json.get("start").asString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(json.get("end").asString()).isEqualTo(TIMELINE.end().toString());
    assertThat(json.get("origin").asString()).isEqualTo(TIMELINE.origin());
    assertThat(json.get("entries")).hasSize(TIMELINE.size());
    for (TimelineEntry entry : TIMELINE.entries()) {
      JsonNode row = json.get("entries").get((int) entry.id() - 1);
      assertThat(row.get("id").asLong()).isEqualTo(entry.id());
      assertThat(row.get("time").asString()).isEqualTo(entry.time().toString());
      assertThat(row.get("cause").asLong()).isEqualTo(entry.cause());
      assertThat(row.get("component").asString()).isEqualTo(entry.component());
      assertThat(row.get("words").asString()).isEqualTo(entry.happened());
    }
  }

  @Test
  void json_hasFieldsWithNames() {
    JsonNode entries = JsonMapper.shared().readTree(TimelineJson.of(TIMELINE)).get("entries");

    JsonNode setImage =
        Lists.newArrayList(entries).stream().filter(this::isSetImage).findFirst().orElseThrow();
    assertThat(setImage.get("seconds").asDouble()).isEqualTo(20);
    assertThat(setImage.get("verb").asString()).isEqualTo("modified");
    assertThat(setImage.get("kind").asString()).isEqualTo("Deployment");
    assertThat(setImage.get("namespace").asString()).isEqualTo("default");
    assertThat(setImage.get("name").asString()).isEqualTo("web");
  }

  private boolean isSetImage(JsonNode entry) {
    return entry.get("words").asString().equals("deployment web got image web:2 for web");
  }

  @Test
  void csv_holdsEachEntryAgain() {
    List<List<String>> rows = parse(TimelineCsv.of(TIMELINE));

    assertThat(rows).hasSize(TIMELINE.size() + 1);
    assertThat(String.join(" ", rows.get(0)))
        .isEqualTo("id time seconds cause component verb kind namespace name words");
    for (TimelineEntry entry : TIMELINE.entries()) {
      List<String> row = rows.get((int) entry.id());
      assertThat(row).hasSize(10);
      assertThat(row.get(0)).isEqualTo(Long.toString(entry.id()));
      assertThat(row.get(1)).isEqualTo(entry.time().toString());
      assertThat(row.get(4)).isEqualTo(entry.component());
      assertThat(row.get(9)).isEqualTo(entry.happened());
    }
  }

  @Test
  void csv_quotesWhatWouldBeMistaken() {
    ImmutableList<String> hard =
        ImmutableList.of("plain", "", "a,b", "say \"hi\"", "two\nlines", "cr\rlf\r\n", "äöü 山");

    assertThat(parse(TimelineCsv.line(hard) + "\r\n")).containsExactly(hard);
    assertThat(TimelineCsv.line(hard)).startsWith("plain,,\"a,b\",\"say \"\"hi\"\"\",");
  }

  /** Reads RFC 4180. */
  private static List<List<String>> parse(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && csv.startsWith("\"\"", i)) {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == ',' || csv.startsWith("\r\n", i))) {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\r') {
          rows.add(row);
          row = new ArrayList<>();
          i++;
        }
      } else {
        field.append(c);
      }
    }
    return rows;
  }

  @Test
  void exports_areTheSameInEachLocale() {
    String json = TimelineJson.of(TIMELINE);
    String csv = TimelineCsv.of(TIMELINE);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(TimelineJson.of(TIMELINE)).isEqualTo(json);
      assertThat(TimelineCsv.of(TIMELINE)).isEqualTo(csv);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void emptyTimeline_isAnExportWithoutEntries() {
    Cluster cluster = Cluster.withNodes(0);
    RolloutHistory nothing =
        RolloutHistory.of(cluster.timeline(), new ObjectKey("default", "nobody"));

    assertThat(parse(TimelineCsv.of(cluster.timeline()))).hasSize(cluster.timeline().size() + 1);
    assertThat(RolloutMermaid.gantt(nothing)).endsWith("axisFormat %M:%S\n");
  }

  @Test
  void mermaid_hasASectionForEachReplicaSetAndABarForEachState() {
    String gantt = RolloutMermaid.gantt(latest(1));

    assertThat(gantt.replaceAll("web-\\w+-\\w+", "POD"))
        .isEqualTo(
            """
            gantt
              title Rollout of deployment default/web
              dateFormat x
              axisFormat %M:%S
              section v1 web 1
                POD ready :active, 20000, 26005
                POD leaving :crit, 26005, 27015
              section v2 web 2
                POD starting :done, 20030, 25960
                POD ready :active, 25960, 27015
            """);
  }

  @Test
  void mermaid_ofManyPodsHasABarForEachReplicaSet() {
    String gantt = RolloutMermaid.gantt(latest(30));

    assertThat(gantt.lines()).hasSize(8);
    assertThat(gantt).contains("    30 pods :active, 20000, ");
  }

  private static RolloutHistory latest(int replicas) {
    Timeline timeline = ExampleRollout.done(replicas).timeline();
    return RolloutHistory.of(timeline, new ObjectKey("default", "web")).latestRollout();
  }
}
