package io.gondola.kubectl.print;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Lists;
import io.gondola.api.core.Event;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as a row. Those of the newer API have a time and a series instead of a count. */
public final class EventRow {

  static final RowPrinter<Event> PRINTER =
      RowPrinter.of(
          Event.class,
          "LAST SEEN|TYPE|REASON|OBJECT|+SUBOBJECT|+SOURCE|MESSAGE|+FIRST SEEN|+COUNT|+NAME",
          EventRow::cells);

  private EventRow() {}

  private static List<Object> cells(Event event, View view) {
    return Lists.newArrayList(
        HumanDuration.since(lastSeen(event), view.now()),
        event.type(),
        event.reason(),
        event.involvedObject().kind().toLowerCase(Locale.ROOT)
            + "/"
            + event.involvedObject().name(),
        event.involvedObject().fieldPath(),
        source(event),
        event.message().strip(),
        HumanDuration.since(firstSeen(event), view.now()),
        count(event),
        event.name());
  }

  private static String source(Event event) {
    String component = event.source().component();
    String host = event.source().host();
    if (component.isEmpty()) {
      component = event.reportingComponent();
      host = event.other().get("reportingInstance").map(Object::toString).orElse("");
    }
    return host.isEmpty() ? component : component + ", " + host;
  }

  private static @Nullable Instant firstSeen(Event event) {
    return event.firstTimestamp() == null ? eventTime(event) : event.firstTimestamp();
  }

  /** When it last happened, as far as it says. */
  public static @Nullable Instant lastSeen(Event event) {
    if (series(event).get("lastObservedTime") instanceof String last) {
      return Instant.parse(last);
    }
    return event.lastTimestamp() == null ? firstSeen(event) : event.lastTimestamp();
  }

  private static long count(Event event) {
    if (series(event).get("count") instanceof Number count) {
      return count.longValue();
    }
    return Math.max(1, event.count());
  }

  private static @Nullable Instant eventTime(Event event) {
    return event.other().get("eventTime").map(Object::toString).map(Instant::parse).orElse(null);
  }

  private static Map<?, ?> series(Event event) {
    return event.other().fields().get("series") instanceof Map<?, ?> series
        ? series
        : ImmutableMap.of();
  }
}
