package io.gondola.traffic;

import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;

/** Users: each sends, waits for the end of the request, thinks, and sends again. */
final class ClosedLoop implements Loop {

  private final Simulation simulation;
  private final Load.Users load;
  private final Sender sender;
  private final Activity sending;
  private final Runnable[] users;
  private boolean stopped;

  ClosedLoop(Simulation simulation, Load.Users load, String name, Sender sender) {
    this.simulation = simulation;
    this.load = load;
    this.sender = sender;
    this.sending = new Activity("client/" + name, "send for a user");
    this.users = new Runnable[load.number()];
    for (int i = 0; i < users.length; i++) {
      int user = i;
      users[i] = () -> send(user);
    }
    sender.whenEnded(this::think);
  }

  /** They think first, so that they do not all come at once. */
  @Override
  public void start() {
    for (int user = 0; user < users.length; user++) {
      think(user);
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  private void send(int user) {
    if (!stopped) {
      sender.send(user);
    }
  }

  private void think(int user) {
    if (!stopped) {
      simulation.schedule(load.think().sample(sender.choices()), sending, users[user]);
    }
  }
}
