package io.gondola.controller.autoscaling;

import java.time.Duration;
import java.time.Instant;

/**
 * One value that was measured of a pod.
 *
 * @param milli in thousandths
 * @param timestamp the end of the time that was measured
 * @param window its length
 */
record Sample(long milli, Instant timestamp, Duration window) {}
