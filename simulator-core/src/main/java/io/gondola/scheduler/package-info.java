/**
 * The scheduler: it binds each new pod to a node.
 *
 * <p>It uses the kernel, the API objects, the timeline and the API server. Start with {@link
 * io.gondola.scheduler.Scheduler}.
 */
@NullMarked
package io.gondola.scheduler;

import org.jspecify.annotations.NullMarked;
