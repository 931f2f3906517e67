package io.gondola.controller.endpointslice;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

/**
 * What is wanted of pods that may have changed, by their names.
 *
 * @param present those that are to be endpoints, and what as
 * @param absent those that are not
 * @param all whether these are all pods of the Service, so that nothing else is to remain
 */
record WantedPods(
    ImmutableMap<String, Backend> present, ImmutableSet<String> absent, boolean all) {}
