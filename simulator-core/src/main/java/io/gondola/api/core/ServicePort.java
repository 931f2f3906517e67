package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;

/** A port of a Service and where it leads. */
@ApiRecord
public record ServicePort(
    String name,
    String protocol,
    @Nullable String appProtocol,
    int port,
    @Nullable IntOrString targetPort,
    int nodePort)
    implements ServicePortBuilder.With {

  public ServicePort {
    name = Strings.nullToEmpty(name);
    protocol = Strings.nullToEmpty(protocol);
  }
}
