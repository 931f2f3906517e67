/**
 * The record of a run's traffic: what became of each request, counted, and the lost ones by name.
 *
 * <p>It uses the kernel and the API objects. Clients write a {@link
 * io.gondola.timeline.requests.RequestLog}; readers start with {@link
 * io.gondola.timeline.requests.TrafficReport}.
 */
@NullMarked
package io.gondola.timeline.requests;

import org.jspecify.annotations.NullMarked;
