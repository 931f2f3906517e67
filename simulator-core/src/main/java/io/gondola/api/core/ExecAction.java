package io.gondola.api.core;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;

/** Runs a command in the container; exit code 0 is success. */
@ApiRecord
public record ExecAction(ImmutableList<String> command) implements ExecActionBuilder.With {

  public ExecAction {
    command = OrEmpty.list(command);
  }
}
