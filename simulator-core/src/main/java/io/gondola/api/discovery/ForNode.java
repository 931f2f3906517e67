package io.gondola.api.discovery;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A node whose traffic an endpoint is meant for. */
@ApiRecord
public record ForNode(String name) implements ForNodeBuilder.With {

  public ForNode {
    name = Strings.nullToEmpty(name);
  }
}
