package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** One address of a pod. */
@ApiRecord
public record PodIP(String ip) implements PodIPBuilder.With {

  public PodIP {
    ip = Strings.nullToEmpty(ip);
  }
}
