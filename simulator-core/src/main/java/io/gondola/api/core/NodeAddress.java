package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** An address of a node. */
@ApiRecord
public record NodeAddress(String type, String address) implements NodeAddressBuilder.With {

  public NodeAddress {
    type = Strings.nullToEmpty(type);
    address = Strings.nullToEmpty(address);
  }
}
