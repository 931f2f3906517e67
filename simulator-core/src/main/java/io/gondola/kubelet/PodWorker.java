package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.kubelet.ImageBehavior.Outcome;
import io.gondola.sim.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads one pod from its sandbox through its containers to its end. */
final class PodWorker {

  private static final String ERR_IMAGE_PULL = "ErrImagePull";
  private static final String IMAGE_PULL_BACK_OFF = "ImagePullBackOff";

  private final NodeContext node;
  private final List<Timer> timers = new ArrayList<>();
  private Pod pod;
  private PodReport report;
  private @Nullable Instant goneAt;
  private boolean ended;

  PodWorker(NodeContext node, Pod pod) {
    this.node = node;
    this.pod = pod;
    this.report =
        new PodReport(
            startTime(pod, seconds(node.now())),
            node.hostIp(),
            "",
            pod.spec().containers().stream()
                .map(ContainerRun::creating)
                .collect(ImmutableList.toImmutableList()));
  }

  /** Begins with the sandbox. */
  void start() {
    publish();
    after(node.sandboxTime(), "set up the sandbox of", this::onSandbox);
  }

  /** Takes note of a newer state of the pod; a deletion begins its end. */
  void update(Pod newer) {
    pod = newer;
    if (pod.isTerminating()) {
      stop();
    }
  }

  boolean isOf(Pod other) {
    return pod.metadata().uid().equals(other.metadata().uid());
  }

  /** Says again how the pod is, after nobody could hear. */
  void report() {
    if (ended) {
      node.remove(pod);
    } else {
      publish();
    }
  }

  /** The pod is gone from the API server, or its node has lost its power. */
  void forget() {
    timers.forEach(Timer::cancel);
    if (!report.ip().isEmpty()) {
      node.addresses().giveBack(report.ip());
    }
  }

  private void onSandbox() {
    report =
        new PodReport(
            report.startTime(), report.hostIp(), node.addresses().take(), report.containers());
    publish();
    startContainer(0);
  }

  /**
   * Containers start in order, each once the one before it runs; one whose image cannot be pulled
   * holds up none but itself.
   */
  private void startContainer(int index) {
    if (index == report.containers().size()) {
      return;
    }
    Container container = report.containers().get(index).container();
    ImageBehavior behavior = node.behavior(container);
    if (behavior.outcome() == Outcome.NOT_FOUND) {
      pullInVain(index, behavior, 1);
      return;
    }
    if (!node.hasImage(container) || container.imagePullPolicy().equals("Always")) {
      node.event(pod, "Pulling", "Pulling image \"" + container.image() + "\"");
    }
    after(node.pullTime(container, behavior), "pull an image for", () -> onPulled(index, behavior));
  }

  private void onPulled(int index, ImageBehavior behavior) {
    after(node.sample(behavior.start()), "start a container of", () -> onStarted(index, behavior));
  }

  private void pullInVain(int index, ImageBehavior behavior, int attempt) {
    Container container = report.containers().get(index).container();
    node.event(pod, "Pulling", "Pulling image \"" + container.image() + "\"");
    after(
        node.pullTime(container, behavior),
        "pull an image for",
        () -> onPullFailed(index, behavior, attempt));
  }

  /** The status shows the failure first, and that the kubelet waits when it next looks. */
  private void onPullFailed(int index, ImageBehavior behavior, int failures) {
    ContainerRun run = report.containers().get(index);
    String image = run.container().image();
    String error = PullBackoff.notFound(image);
    node.warning(pod, "Failed", "Failed to pull image \"%s\": %s".formatted(image, error));
    node.warning(pod, "Failed", "Error: " + ERR_IMAGE_PULL);
    set(index, run.waiting(ERR_IMAGE_PULL, error));
    after(PullBackoff.NOTICE, "wait with an image for", () -> onBackOff(index, error));
    after(
        PullBackoff.after(failures),
        "try again for",
        () -> pullInVain(index, behavior, failures + 1));
    if (failures == 1) {
      startContainer(index + 1);
    }
  }

  private void onBackOff(int index, String error) {
    ContainerRun run = report.containers().get(index);
    String message = "Back-off pulling image \"%s\"".formatted(run.container().image());
    node.event(pod, "BackOff", message);
    node.warning(pod, "Failed", "Error: " + IMAGE_PULL_BACK_OFF);
    set(
        index,
        run.waiting(IMAGE_PULL_BACK_OFF, "%s: %s: %s".formatted(message, ERR_IMAGE_PULL, error)));
  }

  private void onStarted(int index, ImageBehavior behavior) {
    ContainerRun run = report.containers().get(index);
    node.event(pod, "Started", "Container started");
    Duration readyAfter = node.sample(behavior.readyAfter());
    boolean never =
        behavior.outcome() == Outcome.NEVER_READY && run.container().readinessProbe() != null;
    Duration delay = ReadinessTiming.readyDelay(run.container().readinessProbe(), readyAfter);
    boolean atOnce = !never && delay.isZero();
    boolean last = index == report.containers().size() - 1;
    ContainerRun started = run.started(seconds(node.now()), atOnce);
    report = with(index, started);
    if (last) {
      publish();
    }
    if (!never && !atOnce) {
      after(delay, "probe", () -> onReady(index));
    }
    startContainer(index + 1);
  }

  private void onReady(int index) {
    set(index, report.containers().get(index).becameReady());
  }

  /** Containers get SIGTERM together; the slowest to exit, or the grace period, decides. */
  private void stop() {
    Duration grace = Duration.ofSeconds(graceSeconds());
    Instant latest = node.now().plus(grace);
    if (goneAt != null && !latest.isBefore(goneAt)) {
      return;
    }
    Duration slowest = Duration.ZERO;
    for (ContainerRun run : report.containers()) {
      if (run.isRunning()) {
        node.event(pod, "Killing", "Stopping container " + run.container().name());
        slowest = max(slowest, node.sample(node.behavior(run.container()).stop()));
      }
    }
    timers.forEach(Timer::cancel);
    timers.clear();
    Duration stopping = slowest.compareTo(grace) < 0 ? slowest : grace;
    goneAt = node.now().plus(stopping);
    after(stopping.plus(node.teardownTime()), "remove", this::end);
  }

  private void end() {
    ended = true;
    node.remove(pod);
  }

  private long graceSeconds() {
    Long grace = pod.metadata().deletionGracePeriodSeconds();
    return grace == null ? 0 : grace;
  }

  private void set(int index, ContainerRun run) {
    report = with(index, run);
    publish();
  }

  private PodReport with(int index, ContainerRun run) {
    List<ContainerRun> runs = new ArrayList<>(report.containers());
    runs.set(index, run);
    return new PodReport(
        report.startTime(), report.hostIp(), report.ip(), ImmutableList.copyOf(runs));
  }

  private void publish() {
    node.publish(pod, report);
  }

  private void after(Duration delay, String verb, Runnable action) {
    timers.add(node.after(delay, verb, pod.key(), action));
  }

  /** A pod starts once, however often its node does. */
  private static Instant startTime(Pod pod, Instant now) {
    Instant known = pod.status().startTime();
    return known == null ? now : known;
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
