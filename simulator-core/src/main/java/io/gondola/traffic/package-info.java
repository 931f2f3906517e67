/**
 * Clients that send requests to Services, and what becomes of each request.
 *
 * <p>May use the kernel, the API objects, the timeline, the API server, the network and the
 * kubelet: a request goes through a name server, a node's proxy and a pod's listening process.
 * Start with {@link io.gondola.traffic.Client}, which says who sends what; {@link
 * io.gondola.traffic.Sender} leads a request through its life.
 */
@NullMarked
package io.gondola.traffic;

import org.jspecify.annotations.NullMarked;
