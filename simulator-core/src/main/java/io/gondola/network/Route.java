package io.gondola.network;

/** What a node's proxy does with a new connection. */
public sealed interface Route {

  /** The connection goes to an endpoint, whether or not anybody listens there. */
  record To(ProxyEndpoint endpoint) implements Route {}

  /**
   * The client is told at once that nobody is there: the Service has no usable endpoint at all.
   *
   * @param reason for people
   */
  record Refused(String reason) implements Route {}

  /**
   * The client hears nothing and waits in vain: there are endpoints, but none on this node, where
   * the Service wants its traffic to stay; or the node knows of no such Service.
   *
   * @param reason for people
   */
  record Dropped(String reason) implements Route {}
}
