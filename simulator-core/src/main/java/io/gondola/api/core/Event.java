package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.RawFields;
import io.gondola.api.meta.ResourceType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that happened to an object, in words for people. */
@ApiRecord
public record Event(
    ObjectMeta metadata,
    ObjectReference involvedObject,
    String reason,
    String message,
    EventSource source,
    @Nullable Instant firstTimestamp,
    @Nullable Instant lastTimestamp,
    int count,
    String type,
    String reportingComponent,
    RawFields other)
    implements ApiObject, EventBuilder.With {

  /** The Event resource of v1. */
  public static final ResourceType<Event> TYPE =
      new ResourceType<>("v1", "Event", "events", true, Event.class);

  public Event {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    involvedObject = Objects.requireNonNullElse(involvedObject, ObjectReference.EMPTY);
    reason = Strings.nullToEmpty(reason);
    message = Strings.nullToEmpty(message);
    source = Objects.requireNonNullElse(source, EventSource.EMPTY);
    type = Strings.nullToEmpty(type);
    reportingComponent = Strings.nullToEmpty(reportingComponent);
    other = RawFields.orEmpty(other);
  }

  @Override
  public ResourceType<Event> resourceType() {
    return TYPE;
  }

  @Override
  public Event withMetadata(ObjectMeta metadata) {
    return new Event(
        metadata,
        involvedObject,
        reason,
        message,
        source,
        firstTimestamp,
        lastTimestamp,
        count,
        type,
        reportingComponent,
        other);
  }

  /** {@code Event[Pod/web-1, Pulling: Pulling image "web:1"]}. */
  @Override
  public String toString() {
    return "Event[%s/%s, %s: %s]"
        .formatted(involvedObject.kind(), involvedObject.name(), reason, message);
  }
}
