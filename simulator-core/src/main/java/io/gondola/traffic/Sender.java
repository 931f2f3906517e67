package io.gondola.traffic;

import io.gondola.api.meta.ObjectKey;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.kubelet.process.RequestQueue;
import io.gondola.kubelet.process.Serving;
import io.gondola.sim.Activity;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Simulation;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.Outcome;
import io.gondola.timeline.requests.PodVersion;
import io.gondola.timeline.requests.RequestLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a client's requests and leads each to its end.
 *
 * <p>How a try ends is known as soon as it begins, unless its server dies: so it takes one event,
 * at the time when the client learns of it.
 */
final class Sender {

  private final Simulation simulation;
  private final Doors doors;
  private final RequestMeter meter;
  private final Client client;
  private final String name;
  private final Connections connections;
  private final ChoiceStream choices;
  private final RequestLog log;
  private final Activity ending;
  private final long begin;
  private IntConsumer whenEnded = slot -> {};
  private long inFlight;

  /** Requests that have ended, to be used again. */
  private @Nullable Request free;

  /** What all senders of a cluster have in common. */
  record World(Simulation simulation, Doors doors, RequestMeter meter) {}

  Sender(World world, Client client, String name, Connections connections) {
    this.simulation = world.simulation();
    this.doors = world.doors();
    this.meter = world.meter();
    this.client = client;
    this.name = name;
    this.connections = connections;
    this.choices = simulation.choices().stream("client/" + name);
    this.log = new RequestLog(name, simulation.start(), simulation.now());
    this.ending = new Activity("client/" + name, "end a request");
    this.begin = now();
  }

  RequestLog log() {
    return log;
  }

  ChoiceStream choices() {
    return choices;
  }

  Connections connections() {
    return connections;
  }

  long inFlight() {
    return inFlight;
  }

  /** Tells the slot of each request that has ended. */
  void whenEnded(IntConsumer listener) {
    whenEnded = listener;
  }

  /** Sends a new request, on behalf of a user or on a kept connection. */
  void send(int slot) {
    Request request = take();
    request.number = log.begin();
    request.slot = slot;
    request.sentAt = now();
    request.tries = 0;
    inFlight++;
    attempt(request);
  }

  void onTimer(Request request) {
    Outcome outcome = request.outcome;
    if (outcome == null) {
      attempt(request);
      return;
    }
    leaveServer(request);
    measure(request, outcome);
    switch (outcome) {
      case SERVED -> {
        log.served(version(request), now() - begin, now() - request.sentAt);
        end(request);
      }
      // An error is an answer: neither the connection nor another try makes it a better one.
      case FAILED -> lose(request, outcome);
      case REFUSED, RESET, TIMED_OUT, UNROUTABLE -> {
        connections.drop(request.slot);
        if (request.tries <= client.retries()) {
          request.server = null;
          schedule(request, null, client.retryPause().toNanos());
        } else {
          lose(request, outcome);
        }
      }
    }
  }

  private void lose(Request request, Outcome outcome) {
    log.lost(version(request), describe(request, outcome));
    end(request);
  }

  /** A pod that was picked and did not even take the connection has failed it as well. */
  private void measure(Request request, Outcome outcome) {
    Server server = request.server;
    ObjectKey pod = Objects.requireNonNull(request.dial).pod();
    ObjectKey replicaSet =
        server != null ? server.replicaSet() : pod == null ? null : doors.replicaSetOf(pod);
    if (replicaSet != null) {
      meter.count(replicaSet, outcome == Outcome.SERVED);
    }
  }

  /**
   * The server of a request has ended.
   *
   * @param told whether the client's side hears of it
   */
  void serverEnded(Request request, boolean told) {
    if (request.answeredAt <= now()) {
      return; // The answer is on its way.
    }
    Objects.requireNonNull(request.timer).cancel();
    leaveServer(request);
    long patience = request.triedAt + client.timeout().toNanos() - now();
    if (told && client.roundTrip().toNanos() <= patience) {
      request.reason = "its server ended";
      schedule(request, Outcome.RESET, client.roundTrip().toNanos());
    } else {
      request.reason = "the node of its server went down";
      schedule(request, Outcome.TIMED_OUT, patience);
    }
  }

  private void attempt(Request request) {
    log.attempt();
    request.tries++;
    request.triedAt = now();
    Dial dial = connections.get(request.slot);
    request.dial = dial;
    request.server = dial.server();
    request.reason = dial.reason();
    long roundTrip = client.roundTrip().toNanos();
    switch (dial.kind()) {
      case CONNECTED -> handOver(request, Objects.requireNonNull(dial.server()));
      case REFUSED -> schedule(request, Outcome.REFUSED, roundTrip);
      case NO_WAY -> schedule(request, Outcome.UNROUTABLE, roundTrip);
      case SILENT -> schedule(request, Outcome.TIMED_OUT, client.timeout().toNanos());
    }
  }

  private void handOver(Request request, Server server) {
    ContainerProcess process = server.process();
    long work = process.serving().requestTime().sample(choices).toNanos();
    long answer = process.requests().admit(now(), work);
    if (answer == RequestQueue.REFUSED) {
      request.reason = "the backlog of " + process.container().name() + " is full";
      schedule(request, Outcome.REFUSED, client.roundTrip().toNanos());
      return;
    }
    request.answeredAt = answer;
    request.atServer = true;
    server.add(request);
    long wait = answer + client.roundTrip().toNanos() - now();
    long timeout = client.timeout().toNanos();
    if (wait > timeout) {
      request.reason = "no answer in time";
      schedule(request, Outcome.TIMED_OUT, timeout);
    } else if (isError(process.serving())) {
      request.reason = process.container().name() + " answered with an error";
      schedule(request, Outcome.FAILED, wait);
    } else {
      schedule(request, Outcome.SERVED, wait);
    }
  }

  /** Nothing is drawn for servers that know what they do. */
  private boolean isError(Serving serving) {
    return serving.errorRate() > 0 && choices.fraction() < serving.errorRate();
  }

  private void schedule(Request request, @Nullable Outcome outcome, long nanos) {
    request.outcome = outcome;
    request.timer = simulation.schedule(Duration.ofNanos(nanos), ending, request);
  }

  private static void leaveServer(Request request) {
    if (request.atServer) {
      request.atServer = false;
      Objects.requireNonNull(request.server).remove(request);
    }
  }

  private static PodVersion version(Request request) {
    return request.server == null ? PodVersion.NONE : request.server.version();
  }

  private LostRequest describe(Request request, Outcome outcome) {
    Dial dial = Objects.requireNonNull(request.dial);
    return new LostRequest(
        name,
        request.number,
        instant(request.sentAt),
        instant(request.triedAt),
        simulation.now(),
        outcome,
        dial.node(),
        dial.pod(),
        doors.terminatedAt(dial.pod()),
        request.reason);
  }

  private void end(Request request) {
    int slot = request.slot;
    request.server = null;
    request.dial = null;
    request.timer = null;
    request.next = free;
    free = request;
    inFlight--;
    whenEnded.accept(slot);
  }

  private Request take() {
    Request request = free;
    if (request == null) {
      return new Request(this);
    }
    free = request.next;
    request.next = null;
    return request;
  }

  private long now() {
    return simulation.elapsed().toNanos();
  }

  private Instant instant(long nanos) {
    return simulation.start().plusNanos(nanos);
  }
}
