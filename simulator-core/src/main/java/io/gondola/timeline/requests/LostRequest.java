package io.gondola.timeline.requests;

import io.gondola.api.meta.ObjectKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that was not served.
 *
 * @param client who sent it
 * @param number the client counts its requests from 1
 * @param sentAt when it was sent for the first time
 * @param triedAt when it was sent for the last time
 * @param endedAt when the client knew
 * @param outcome how it ended, after all retries
 * @param node whose proxy it passed the last time
 * @param pod where it was sent; null if nowhere
 * @param terminatedAt when that pod had got SIGTERM, if it had
 * @param reason for people
 */
public record LostRequest(
    String client,
    long number,
    Instant sentAt,
    Instant triedAt,
    Instant endedAt,
    Outcome outcome,
    String node,
    @Nullable ObjectKey pod,
    @Nullable Instant terminatedAt,
    String reason) {}
