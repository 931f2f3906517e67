package io.gondola.api.discovery;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ObjectReference;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.RawFields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One backend of a Service. */
@ApiRecord
public record Endpoint(
    ImmutableList<String> addresses,
    EndpointConditions conditions,
    String hostname,
    @Nullable ObjectReference targetRef,
    @Nullable String nodeName,
    @Nullable String zone,
    @Nullable EndpointHints hints,
    RawFields other)
    implements EndpointBuilder.With {

  public Endpoint {
    addresses = OrEmpty.list(addresses);
    conditions = Objects.requireNonNullElse(conditions, EndpointConditions.EMPTY);
    hostname = Strings.nullToEmpty(hostname);
    other = RawFields.orEmpty(other);
  }
}
