package io.gondola.kubelet.status;

import java.time.Instant;

/**
 * When a status was made, and from which spec.
 *
 * @param now the time that a condition which changes gets, in whole seconds
 */
public record StatusStamp(Instant now, long generation) {}
