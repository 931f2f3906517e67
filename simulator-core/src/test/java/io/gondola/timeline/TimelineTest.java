package io.gondola.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodBuilder;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.sim.Activity;
import io.gondola.sim.Choices;
import io.gondola.sim.Limits;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Happening.Change;
import io.gondola.timeline.Happening.Note;
import io.gondola.timeline.Happening.Verb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private final Simulation simulation =
      new Simulation(Instant.parse("2026-01-01T00:00:00Z"), Choices.seeded(1), Limits.DEFAULT);
  private final Timeline timeline = new Timeline(simulation);

  @Test
  void entry_fromOutsideHasNoCauseAndIsTheUsers() {
    long id = timeline.append(new Note("", "hello"));

    assertThat(timeline.entry(id))
        .isEqualTo(
            new TimelineEntry(1, simulation.start(), 0, Timeline.USER, new Note("", "hello")));
  }

  @Test
  void entry_ofAnEventNamesItsCauseAndComponent() {
    long cause = timeline.append(new Note("", "first"));
    simulation.causedBy(cause, () -> scheduleNote(Duration.ofSeconds(2), "second"));

    simulation.runFor(Duration.ofSeconds(3));

    TimelineEntry second = timeline.entry(2);
    assertThat(second.cause()).isEqualTo(cause);
    assertThat(second.component()).isEqualTo("tester");
    assertThat(second.time()).isEqualTo(simulation.start().plusSeconds(2));
  }

  @Test
  void causes_walkBackToTheFirst() {
    long first = timeline.append(new Note("", "first"));
    simulation.causedBy(first, () -> timeline.append(new Note("", "second")));
    timeline.append(new Note("", "unrelated"));
    simulation.causedBy(2, () -> timeline.append(new Note("", "third")));

    assertThat(timeline.causes(timeline.entry(4)))
        .extracting(TimelineEntry::id)
        .containsExactly(4L, 2L, 1L);
  }

  @Test
  void latest_isTheLastEntryAboutAnObject() {
    timeline.append(new Change(Verb.ADDED, pod("a"), null));
    timeline.append(new Change(Verb.MODIFIED, pod("a"), pod("a")));
    timeline.append(new Change(Verb.ADDED, pod("b"), null));

    assertThat(timeline.latest(Pod.TYPE, new ObjectKey("default", "a")).orElseThrow().id())
        .isEqualTo(2);
    assertThat(timeline.latest(Pod.TYPE, new ObjectKey("default", "c"))).isEmpty();
  }

  @Test
  void why_ofAnUnknownObjectSaysSo() {
    Explanation why = timeline.why(Pod.TYPE, new ObjectKey("default", "nobody"));

    assertThat(why.chain()).isEmpty();
    assertThat(why).hasToString("nothing is known of it");
  }

  @Test
  void text_hasALineForEachEntry() {
    timeline.append(new Note("pods default/a", "said \"hi\""));
    scheduleNote(Duration.ofNanos(1), "later");
    simulation.runFor(Duration.ofSeconds(1));

    assertThat(timeline.text())
        .isEqualTo(
            """
            0 1<-0 user NOTE pods default/a "said \\"hi\\""
            1 2<-0 tester NOTE  "later"
            """);
  }

  @Test
  void text_ofAChangeHoldsTheWholeObject() {
    timeline.append(new Change(Verb.ADDED, pod("a"), null));

    assertThat(timeline.text())
        .startsWith("0 1<-0 user ADDED pods default/a {")
        .contains("\"name\":\"a\"")
        .contains("\"namespace\":\"default\"");
  }

  @Test
  void hash_isThatOfTheText() {
    timeline.append(new Note("", "naïve ●"));

    assertThat(timeline.hash())
        .isEqualTo(Hashing.sha256().hashString(timeline.text(), StandardCharsets.UTF_8).toString());
  }

  @Test
  void text_isTheSameInEveryLocale() {
    timeline.append(new Change(Verb.ADDED, pod("a"), null));
    String text = timeline.text();

    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(timeline.text()).isEqualTo(text);
    } finally {
      Locale.setDefault(before);
    }
  }

  private void scheduleNote(Duration delay, String text) {
    simulation.schedule(
        delay, new Activity("tester", "note"), () -> timeline.append(new Note("", text)));
  }

  private static Pod pod(String name) {
    return PodBuilder.builder()
        .metadata(ObjectMetaBuilder.builder().name(name).namespace("default").build())
        .build();
  }
}
