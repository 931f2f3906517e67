package io.gondola.network;

import io.gondola.api.meta.ObjectKey;

/**
 * A port of a Service: what a proxy balances by itself.
 *
 * @param port the port's name; empty if it has none
 */
public record ServicePortName(ObjectKey service, String port) {

  @Override
  public String toString() {
    return port.isEmpty() ? service.toString() : service + ":" + port;
  }
}
