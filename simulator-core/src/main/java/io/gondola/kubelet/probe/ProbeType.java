package io.gondola.kubelet.probe;

import io.gondola.api.core.Container;
import io.gondola.api.core.Probe;
import java.util.Optional;

/** The three questions that a kubelet asks of a container. */
public enum ProbeType {
  STARTUP("Startup", ProbeResult.UNKNOWN),
  LIVENESS("Liveness", ProbeResult.SUCCESS),
  /** Not ready until proven. */
  READINESS("Readiness", ProbeResult.FAILURE);

  private final String title;
  private final ProbeResult initial;

  ProbeType(String title, ProbeResult initial) {
    this.title = title;
    this.initial = initial;
  }

  /** What is published for a new container instance before its first probe. */
  public ProbeResult initial() {
    return initial;
  }

  /** The probe of this type, if the container has one. */
  public Optional<Probe> of(Container container) {
    return Optional.ofNullable(
        switch (this) {
          case STARTUP -> container.startupProbe();
          case LIVENESS -> container.livenessProbe();
          case READINESS -> container.readinessProbe();
        });
  }

  /** A pod that is told to stop keeps only its readiness probes. */
  boolean endsWithDeletion() {
    return this != READINESS;
  }

  /** The text of the Unhealthy event that every failing attempt writes, below the threshold too. */
  public String unhealthyMessage(String output) {
    return title + " probe failed: " + output;
  }
}
