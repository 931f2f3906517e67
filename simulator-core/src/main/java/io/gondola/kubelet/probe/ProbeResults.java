package io.gondola.kubelet.probe;

/** The published results of one container instance; UNKNOWN where no probe has spoken yet. */
public record ProbeResults(ProbeResult startup, ProbeResult liveness, ProbeResult readiness) {

  public static final ProbeResults NONE =
      new ProbeResults(ProbeResult.UNKNOWN, ProbeResult.UNKNOWN, ProbeResult.UNKNOWN);
}
