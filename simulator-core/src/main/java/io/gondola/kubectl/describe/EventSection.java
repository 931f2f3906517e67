package io.gondola.kubectl.describe;

import com.google.common.base.MoreObjects;
import com.google.common.base.Strings;
import io.gondola.api.core.Event;
import io.gondola.kubectl.print.EventRow;
import io.gondola.kubectl.print.HumanDuration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The events at the end of a description, oldest first. */
final class EventSection {

  private EventSection() {}

  static void write(Description to, List<Event> events, Instant now) {
    if (events.isEmpty()) {
      to.field("Events", "<none>");
      return;
    }
    to.line(0, "Events:");
    to.line(1, "Type\tReason\tAge\tFrom\tMessage");
    to.line(1, "----\t------\t----\t----\t-------");
    events.stream()
        .sorted(
            Comparator.comparing(
                EventRow::lastSeen, Comparator.nullsFirst(Comparator.naturalOrder())))
        .forEach(event -> to.line(1, row(event, now)));
  }

  private static String row(Event event, Instant now) {
    return String.join(
        "\t", event.type(), event.reason(), age(event, now), from(event), event.message().strip());
  }

  private static String age(Event event, Instant now) {
    String first = HumanDuration.since(event.firstTimestamp(), now);
    return event.count() > 1
        ? "%s (x%s over %s)"
            .formatted(HumanDuration.since(event.lastTimestamp(), now), event.count(), first)
        : first;
  }

  private static String from(Event event) {
    return MoreObjects.firstNonNull(
        Strings.emptyToNull(event.source().component()), event.reportingComponent());
  }
}
