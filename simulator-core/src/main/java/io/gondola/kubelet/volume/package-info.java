/**
 * The volumes of a pod: the files that they begin with, where containers see them, and how they
 * follow the objects that they are made of.
 *
 * <p>It uses the API objects, the API server and the files of {@link io.gondola.kubelet.process}.
 * Start with {@link io.gondola.kubelet.volume.PodVolumes}.
 */
@NullMarked
package io.gondola.kubelet.volume;

import org.jspecify.annotations.NullMarked;
