package io.gondola.traffic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.sim.Distribution;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/**
 * Who sends requests, where to, and how often:
 *
 * <pre>{@code
 * Client.to("http://web:80").poisson(100).from("node-1").timeout(ofSeconds(2)).retries(1)
 * }</pre>
 *
 * @param name for people and for its stream of chance; empty to be numbered
 * @param target where to
 * @param load when
 * @param nodes the nodes it runs on, or, from outside, sends to: in turn, connection by connection;
 *     empty for all
 * @param outside whether it is outside the cluster and comes in by the Service's node port
 * @param namespace of the pods it runs in: short names mean their neighbours
 * @param connections how many connections it keeps, 0 if it opens one for each request; users have
 *     one each
 * @param timeout how long it waits for an answer before it sends again or gives up
 * @param retries how often it sends a request again that was not answered
 * @param retryPause how long it waits before that
 * @param roundTrip how long the way to a server and back takes
 */
@RecordBuilder
public record Client(
    String name,
    Target target,
    Load load,
    ImmutableList<String> nodes,
    boolean outside,
    String namespace,
    int connections,
    Duration timeout,
    int retries,
    Duration retryPause,
    Duration roundTrip)
    implements ClientBuilder.With {

  private static final int USUAL_CONNECTIONS = 10;

  public Client {
    checkArgument(connections >= 0, "connections (%s) must not be negative", connections);
    checkArgument(
        timeout.compareTo(Duration.ZERO) > 0, "timeout (%s) must be longer than zero", timeout);
    checkArgument(retries >= 0, "retries (%s) must not be negative", retries);
    checkArgument(!retryPause.isNegative(), "retryPause (%s) must not be negative", retryPause);
    checkArgument(!roundTrip.isNegative(), "roundTrip (%s) must not be negative", roundTrip);
    // Users who are refused at once and ask again at once would do so for ever.
    checkArgument(
        !(load instanceof Load.Users) || !roundTrip.isZero(),
        "roundTrip (%s) of users must be longer than zero",
        roundTrip);
  }

  /**
   * A client on every node that sends ten requests a second, each on a connection of its own.
   *
   * @param url a Service's name, with or without namespace, port, scheme and path
   */
  public static Client to(String url) {
    return ClientBuilder.builder()
        .name("")
        .target(Target.parse(url))
        .load(new Load.Constant(Duration.ofMillis(100)))
        .nodes(ImmutableList.of())
        .namespace("default")
        .timeout(Duration.ofSeconds(10))
        .retryPause(Duration.ZERO)
        .roundTrip(Duration.ofMillis(1))
        .build();
  }

  public Client named(String newName) {
    return withName(newName);
  }

  /** One request after each span of time. */
  public Client every(Duration span) {
    return withLoad(new Load.Constant(span));
  }

  /** Requests that know nothing of each other. */
  public Client poisson(double perSecond) {
    return withLoad(new Load.Poisson(perSecond));
  }

  /** Many requests at once, again and again. */
  public Client bursts(int size, Duration span) {
    return withLoad(new Load.Bursts(size, span));
  }

  /** Users who wait for each answer, and think before they ask again. */
  public Client users(int number, Distribution think) {
    return withLoad(new Load.Users(number, think));
  }

  /** The nodes that it runs on; from outside, those that it sends to. */
  public Client from(String... nodeNames) {
    return withNodes(ImmutableList.copyOf(nodeNames));
  }

  /** Outside the cluster: it comes in by the Service's node port. */
  public Client fromOutside() {
    return withOutside(true);
  }

  public Client inNamespace(String newNamespace) {
    return withNamespace(newNamespace);
  }

  /** Keeps ten connections, or one for each user: each stays with its endpoint until it ends. */
  public Client keepAlive() {
    return keepAlive(USUAL_CONNECTIONS);
  }

  /** Keeps connections, and uses them in turn. */
  public Client keepAlive(int newConnections) {
    return withConnections(newConnections);
  }

  /** Waits so long for an answer; default 10 s. */
  public Client timeout(Duration newTimeout) {
    return withTimeout(newTimeout);
  }

  /** Sends a request again, at once, that was not answered. */
  public Client retries(int newRetries) {
    return withRetries(newRetries);
  }

  /** Sends a request again, after a pause, that was not answered. */
  public Client retries(int newRetries, Duration pause) {
    return withRetries(newRetries).withRetryPause(pause);
  }
}
