package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;

/** A port that a container listens on. */
@ApiRecord
public record ContainerPort(
    String name, int hostPort, int containerPort, String protocol, String hostIP)
    implements ContainerPortBuilder.With {

  public ContainerPort {
    name = Strings.nullToEmpty(name);
    protocol = Strings.nullToEmpty(protocol);
    hostIP = Strings.nullToEmpty(hostIP);
  }
}
