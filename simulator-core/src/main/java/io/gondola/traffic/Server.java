package io.gondola.traffic;

import io.gondola.api.meta.ObjectKey;
import io.gondola.kubelet.Kubelet;
import io.gondola.kubelet.process.ContainerProcess;
import io.gondola.timeline.requests.PodVersion;
import org.jspecify.annotations.Nullable;

/** A process that listens, and the requests that it has let in and that have not ended. */
final class Server {

  private final ContainerProcess process;
  private final Kubelet kubelet;
  private final PodVersion version;
  private final @Nullable ObjectKey replicaSet;
  private @Nullable Request first;

  /**
   * @param replicaSet that its pod belongs to; null for none
   */
  Server(
      ContainerProcess process,
      Kubelet kubelet,
      PodVersion version,
      @Nullable ObjectKey replicaSet) {
    this.process = process;
    this.kubelet = kubelet;
    this.version = version;
    this.replicaSet = replicaSet;
    process.whenEnded(this::onEnded);
  }

  ObjectKey pod() {
    return process.pod();
  }

  PodVersion version() {
    return version;
  }

  @Nullable ObjectKey replicaSet() {
    return replicaSet;
  }

  ContainerProcess process() {
    return process;
  }

  boolean isOpen() {
    return !process.isClosing();
  }

  void add(Request request) {
    request.next = first;
    request.previous = null;
    if (first != null) {
      first.previous = request;
    }
    first = request;
  }

  void remove(Request request) {
    if (request.previous == null) {
      first = request.next;
    } else {
      request.previous.next = request.next;
    }
    if (request.next != null) {
      request.next.previous = request.previous;
    }
    request.next = null;
    request.previous = null;
  }

  /** A machine without power tells nobody that its connections are gone. */
  private void onEnded() {
    Request request = first;
    while (request != null) {
      Request next = request.next;
      request.sender.serverEnded(request, kubelet.isPowered());
      request = next;
    }
  }
}
