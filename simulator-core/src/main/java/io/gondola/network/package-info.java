/**
 * The way of a connection from the name of a Service to a pod: the proxy of each node, with its own
 * lagging view of the EndpointSlices, and the cluster's DNS.
 *
 * <p>May use the kernel, the API objects, the timeline and the API server. Nothing here acts by
 * itself: a view is brought up to date when somebody asks for it, so that proxies without traffic
 * cost nothing. Start with {@link io.gondola.network.ServiceProxy}; which endpoints are usable says
 * {@link io.gondola.network.EndpointCategories}.
 */
@NullMarked
package io.gondola.network;

import org.jspecify.annotations.NullMarked;
