package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.OrEmpty;
import org.jspecify.annotations.Nullable;

/** An HTTP GET; a status from 200 to 399 is success. */
@ApiRecord
public record HttpGetAction(
    String path,
    @Nullable IntOrString port,
    String host,
    String scheme,
    ImmutableList<HttpHeader> httpHeaders)
    implements HttpGetActionBuilder.With {

  public HttpGetAction {
    path = Strings.nullToEmpty(path);
    host = Strings.nullToEmpty(host);
    scheme = Strings.nullToEmpty(scheme);
    httpHeaders = OrEmpty.list(httpHeaders);
  }
}
