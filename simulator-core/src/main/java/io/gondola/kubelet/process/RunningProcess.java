package io.gondola.kubelet.process;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.meta.ObjectKey;
import io.gondola.sim.ChoiceStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;

/** The running process of a container, as its program sees it. All of it ends with the process. */
public interface RunningProcess {

  /** The pod it runs in. */
  ObjectKey pod();

  /** The container as its pod describes it. */
  Container container();

  /** How many instances of this container ran before this one. */
  int restarts();

  /** The virtual time. */
  Instant now();

  /** Chance; use nothing else. */
  ChoiceStream choices();

  /** Does something later, unless the process has ended by then. */
  void after(Duration delay, String what, Runnable action);

  /**
   * Listens on a port of the pod. If another process of the pod has it already, this one cannot
   * start: it logs the error and exits with code 1, and the rest of the program is left out.
   */
  void listen(int port);

  /** How it serves requests that come to its ports; {@link Serving#DEFAULT} until told so. */
  void serve(Serving how);

  /** Gives its ports back for good; open connections that are idle are closed. */
  void stopListening();

  /** How long it is busy with requests it has let in. */
  Duration busyFor();

  /** Whether something listens on a port of the pod: all its containers share {@code localhost}. */
  boolean canConnect(int port);

  /** Whether it answers its probes well; it does not until told so. */
  void setHealthy(boolean healthy);

  /**
   * What it answers to an HTTP GET of a path, whether it is healthy or not: {@code
   * respond("/ready", 503)}. A probe takes 200 to 399 for success.
   */
  void respond(String path, int status);

  /**
   * How long it takes to answer a probe; no time at first. An answer that takes longer than the
   * probe's {@code timeoutSeconds} is a failure, known at once. A TCP connection needs no answer.
   */
  void answerIn(Duration time);

  /**
   * What a command that a probe or a hook runs in the container exits with. Without this a probe's
   * command succeeds while the process is healthy, and a hook's always.
   */
  void onExec(ToIntFunction<ImmutableList<String>> handler);

  /** What to do on SIGTERM. Without a handler the process ends at once, with exit code 143. */
  void onTerminate(Runnable handler);

  /**
   * The files that the container sees: those of its volumes, and its own, which are lost when it
   * restarts.
   */
  Files files();

  /** Writes a line to the container's log. */
  void log(String line);

  /** Sets how much memory it uses, in bytes; more than the container's limit ends it, OOMKilled. */
  void useMemory(long bytes);

  /** Ends the process. */
  void exit(int code);
}
