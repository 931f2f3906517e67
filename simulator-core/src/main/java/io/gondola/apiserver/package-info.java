/**
 * The API server: the store of all objects, admission, garbage collection, and the informers and
 * work queues through which components see it.
 *
 * <p>It uses the kernel, the API objects, the timeline and manifests. Start with {@link
 * io.gondola.apiserver.ApiServer}; a component is written against {@link
 * io.gondola.apiserver.Informer} and {@link io.gondola.apiserver.WorkQueue}.
 */
@NullMarked
package io.gondola.apiserver;

import org.jspecify.annotations.NullMarked;
