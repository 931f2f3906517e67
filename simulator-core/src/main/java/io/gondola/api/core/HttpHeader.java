package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A header of an HTTP probe. */
@ApiRecord
public record HttpHeader(String name, String value) implements HttpHeaderBuilder.With {

  public HttpHeader {
    name = Strings.nullToEmpty(name);
    value = Strings.nullToEmpty(value);
  }
}
