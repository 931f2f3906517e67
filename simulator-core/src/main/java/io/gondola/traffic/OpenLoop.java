package io.gondola.traffic;

import io.gondola.sim.Activity;
import io.gondola.sim.Simulation;
import java.time.Duration;

/** Sends on, whatever becomes of the requests. */
final class OpenLoop implements Loop, Runnable {

  private final Simulation simulation;
  private final Load.OpenLoop load;
  private final Sender sender;
  private final Activity sending;
  private boolean stopped;

  OpenLoop(Simulation simulation, Load.OpenLoop load, String name, Sender sender) {
    this.simulation = simulation;
    this.load = load;
    this.sender = sender;
    this.sending = new Activity("client/" + name, "send");
  }

  @Override
  public void start() {
    later();
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    if (stopped) {
      return;
    }
    for (int i = 0; i < load.size(); i++) {
      sender.send(sender.connections().nextSlot());
    }
    later();
  }

  private void later() {
    simulation.schedule(Duration.ofNanos(load.nextNanos(sender.choices())), sending, this);
  }
}
