package io.gondola.kubelet.process;

import com.google.common.collect.ImmutableList;
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
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One instance of a container: a {@link RunningProcess} seen from the kubelet. */
public final class ContainerProcess implements RunningProcess {

  private static final int FAILED = 1;

  private final ProcessHost host;
  private final Container container;
  private final int restarts;
  private final Files files;
  private final ProcessObserver observer;
  private final Instant startedAt;
  private final List<Timer> timers = new ArrayList<>();
  private final Answers answers = new Answers();
  private @Nullable Runnable terminateHandler;
  private final List<Runnable> mourners = new ArrayList<>(1);
  private Serving serving = Serving.DEFAULT;
  private @Nullable RequestQueue requests;
  private @Nullable Instant terminatedAt;
  private boolean closing;
  private @Nullable Exit exit;
  private final ProgramGuard guard = new ProgramGuard();

  public ContainerProcess(
      ProcessHost host, Container container, int restarts, Files files, ProcessObserver observer) {
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
    return answers.healthy() && isRunning();
  }

  /** How it ended, if it has. */
  public Optional<Exit> exitStatus() {
    return Optional.ofNullable(exit);
  }

  /** The status of its answer to an HTTP GET. */
  int response(String path) {
    return answers.status(path, isHealthy());
  }

  Duration answerTime() {
    return answers.time();
  }

  /** Whether commands are answered by code, so that nobody knows when their answers change. */
  public boolean answersCommands() {
    return answers.command() != null;
  }

  /** What a command run in the container exits with; empty if its program says nothing of it. */
  public OptionalInt execute(ImmutableList<String> command) {
    ToIntFunction<ImmutableList<String>> handler = answers.command();
    if (handler == null) {
      return OptionalInt.empty();
    }
    int[] code = {FAILED};
    guarded(() -> code[0] = handler.applyAsInt(command));
    return OptionalInt.of(code[0]);
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
    NetworkNamespace.checkPort(port);
    if (exit != null || closing) {
      return;
    }
    if (!host.network().bind(port, this)) {
      String error = "listen tcp 0.0.0.0:" + port + ": bind: address already in use";
      log(error);
      exit(FAILED);
      if (guard.isInside()) {
        throw new EndedException(error);
      }
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
  public void respond(String path, int status) {
    answers.respond(path, status);
    observer.answersChanged(this);
  }

  @Override
  public void answerIn(Duration time) {
    answers.time(time);
    observer.answersChanged(this);
  }

  @Override
  public void onExec(ToIntFunction<ImmutableList<String>> handler) {
    answers.command(handler);
    observer.answersChanged(this);
  }

  @Override
  public void setHealthy(boolean nowHealthy) {
    if (answers.healthy(nowHealthy)) {
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
    RuntimeException thrown = guard.run(action);
    if (thrown != null) {
      // A program that throws is a process that crashes: it ends the container, not the simulation.
      String message =
          "pod %s, container %s: the behavior of image %s threw %s"
              .formatted(pod(), container.name(), container.image(), thrown);
      log(message);
      end(Exit.of(FAILED, message, now()));
    }
  }

  private void end(Exit how) {
    if (exit != null) {
      return;
    }
    exit = how;
    timers.forEach(Timer::cancel);
    timers.clear();
    host.network().release(this);
    observer.exited(this, how);
    mourners.forEach(Runnable::run);
  }
}
