package io.gondola.kubelet.process;

import io.gondola.api.core.Container;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.Quantity;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One instance of a container: a {@link RunningProcess} seen from the kubelet. */
public final class ContainerProcess implements RunningProcess {

  private final ProcessHost host;
  private final Container container;
  private final int restarts;
  private final Files files;
  private final Observer observer;
  private final Instant startedAt;
  private final List<Timer> timers = new ArrayList<>();
  private final List<Runnable> mourners = new ArrayList<>(1);
  private Serving serving = Serving.DEFAULT;
  private @Nullable RequestQueue requests;
  private @Nullable Runnable terminateHandler;
  private @Nullable Instant terminatedAt;
  private boolean closing;
  private @Nullable Exit exit;
  private boolean healthy;

  /** Learns what becomes of a process. */
  public interface Observer {

    void exited(ContainerProcess process, Exit exit);

    /** What a probe would find may have changed. */
    void answersChanged(ContainerProcess process);
  }

  public ContainerProcess(
      ProcessHost host, Container container, int restarts, Files files, Observer observer) {
    this.host = host;
    this.container = container;
    this.restarts = restarts;
    this.files = files;
    this.observer = observer;
    this.startedAt = host.simulation().now();
  }

  /** Runs a program in it, unless it has ended. */
  public void run(Program program) {
    guarded(() -> program.run(this));
  }

  /** SIGTERM. */
  public void terminate() {
    if (terminatedAt == null && exit == null) {
      terminatedAt = now();
    }
    Runnable handler = terminateHandler;
    if (handler == null) {
      end(Exit.of(Exit.TERMINATED, "", now()));
    } else {
      guarded(handler);
    }
  }

  /** SIGKILL. */
  public void kill() {
    end(Exit.of(Exit.KILLED, "", now()));
  }

  /** When it got SIGTERM, if it has. */
  public Optional<Instant> terminatedAt() {
    return Optional.ofNullable(terminatedAt);
  }

  /** Whether it takes no new requests, not even on open connections. */
  public boolean isClosing() {
    return closing || exit != null;
  }

  public Serving serving() {
    return serving;
  }

  /** The requests that it has let in. */
  public RequestQueue requests() {
    if (requests == null) {
      requests = new RequestQueue(serving);
    }
    return requests;
  }

  /** Does something once it has ended. */
  public void whenEnded(Runnable action) {
    mourners.add(action);
  }

  public Instant startedAt() {
    return startedAt;
  }

  public boolean isRunning() {
    return exit == null;
  }

  public boolean isHealthy() {
    return healthy && isRunning();
  }

  /** How it ended, if it has. */
  public Optional<Exit> exitStatus() {
    return Optional.ofNullable(exit);
  }

  @Override
  public ObjectKey pod() {
    return host.pod();
  }

  @Override
  public Container container() {
    return container;
  }

  @Override
  public int restarts() {
    return restarts;
  }

  @Override
  public Instant now() {
    return host.simulation().now();
  }

  @Override
  public ChoiceStream choices() {
    return host.choices();
  }

  @Override
  public void after(Duration delay, String what, Runnable action) {
    if (exit != null) {
      return;
    }
    Activity activity = new Activity("container/" + container.name(), what, host.pod());
    timers.add(host.simulation().schedule(delay, activity, () -> guarded(action)));
  }

  @Override
  public void listen(int port) {
    if (closing) {
      return;
    }
    if (!host.network().bind(port, this)) {
      log("listen tcp 0.0.0.0:" + port + ": bind: address already in use");
      exit(1);
      return;
    }
    observer.answersChanged(this);
  }

  @Override
  public void serve(Serving how) {
    serving = how;
  }

  @Override
  public void stopListening() {
    closing = true;
    host.network().release(this);
    observer.answersChanged(this);
  }

  @Override
  public Duration busyFor() {
    long now = host.simulation().elapsed().toNanos();
    long until = requests == null ? now : requests.busyUntil();
    return Duration.ofNanos(Math.max(0, until - now));
  }

  @Override
  public boolean canConnect(int port) {
    return host.network().listener(port).isPresent();
  }

  @Override
  public void setHealthy(boolean nowHealthy) {
    if (healthy != nowHealthy) {
      healthy = nowHealthy;
      observer.answersChanged(this);
    }
  }

  @Override
  public void onTerminate(Runnable handler) {
    terminateHandler = handler;
  }

  @Override
  public Files files() {
    return files;
  }

  @Override
  public void log(String line) {
    host.log().accept(container.name(), line);
  }

  @Override
  public void useMemory(long bytes) {
    Quantity limit = container.resources().limits().get("memory");
    if (limit != null && bytes > limit.value()) {
      end(Exit.outOfMemory(now()));
    }
  }

  @Override
  public void exit(int code) {
    end(Exit.of(code, "", now()));
  }

  private void guarded(Runnable action) {
    if (exit != null) {
      return;
    }
    try {
      action.run();
    } catch (RuntimeException e) {
      // A program that throws is a process that crashes: it ends the container, not the simulation.
      log(e.toString());
      end(Exit.of(1, e.toString(), now()));
    }
  }

  private void end(Exit how) {
    if (exit != null) {
      return;
    }
    exit = how;
    healthy = false;
    timers.forEach(Timer::cancel);
    timers.clear();
    host.network().release(this);
    observer.exited(this, how);
    mourners.forEach(Runnable::run);
  }
}
