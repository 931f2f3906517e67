package io.gondola.scheduler;

import com.google.common.collect.ImmutableSet;

/**
 * Why no node could take a pod.
 *
 * @param filters what each node failed at
 */
record FitFailure(String message, ImmutableSet<Filter> filters) {}
