package io.gondola.kubelet.sync;

/**
 * A pod's latest sandbox as the runtime shows it.
 *
 * @param attempt 0 for the first sandbox of the pod
 * @param ip empty if it has no address of its own
 */
public record SandboxView(boolean ready, int attempt, String ip) {}
