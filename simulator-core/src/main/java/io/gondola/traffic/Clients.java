package io.gondola.traffic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import io.gondola.apiserver.ApiServer;
import io.gondola.kubelet.Kubelet;
import io.gondola.network.Network;
import io.gondola.sim.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All clients of a cluster. */
public final class Clients {

  private final ApiServer api;
  private final Network network;
  private final Doors doors;
  private final RequestMeter meter;
  private final Consumer<Consumer<Clients>> outside;
  private final Map<String, Loop> loops = new LinkedHashMap<>();

  /**
   * @param kubelets by the names of their nodes
   * @param meter is told of every request that ends
   * @param outside does what a user does to a client at work, so that it is remembered
   */
  public Clients(
      ApiServer api,
      Network network,
      ImmutableMap<String, Kubelet> kubelets,
      RequestMeter meter,
      Consumer<Consumer<Clients>> outside) {
    this.api = api;
    this.meter = meter;
    this.outside = outside;
    this.network = network;
    this.doors = new Doors(api, kubelets);
  }

  /** Lets a client begin now; it goes on until {@link Traffic#stop}. */
  public Traffic start(Client client) {
    checkArgument(!doors.nodes().isEmpty(), "a cluster needs nodes to have traffic");
    String name = client.name().isEmpty() ? "client-" + (loops.size() + 1) : client.name();
    checkArgument(!loops.containsKey(name), "there is a client %s already", name);
    Simulation simulation = api.simulation();
    Connections connections = new Connections(client, name, dialer(client, name));
    Sender.World world = new Sender.World(simulation, doors, meter);
    Sender sender = new Sender(world, client, name, connections);
    Loop loop =
        client.load() instanceof Load.OpenLoop open
            ? new OpenLoop(simulation, open, name, sender)
            : new ClosedLoop(simulation, (Load.Users) client.load(), name, sender);
    Traffic traffic =
        new Traffic(
            client,
            sender,
            new StoryTeller(api, network),
            () -> outside.accept(clients -> clients.loops.get(name).stop()));
    loops.put(name, loop);
    api.timeline().addTraffic(traffic::report);
    loop.start();
    return traffic;
  }

  private Dialer dialer(Client client, String name) {
    return client.outside()
        ? new OutsideDialer(client, api, network, doors)
        : new InsideDialer(
            client, network, doors, api.simulation().choices().stream("client/" + name + "/dns"));
  }

  @Override
  public String toString() {
    return "Clients" + loops.keySet();
  }
}
