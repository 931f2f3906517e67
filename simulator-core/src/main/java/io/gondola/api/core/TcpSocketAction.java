package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.IntOrString;
import org.jspecify.annotations.Nullable;

/** Opens a TCP connection. */
@ApiRecord
public record TcpSocketAction(@Nullable IntOrString port, String host)
    implements TcpSocketActionBuilder.With {

  public TcpSocketAction {
    host = Strings.nullToEmpty(host);
  }
}
