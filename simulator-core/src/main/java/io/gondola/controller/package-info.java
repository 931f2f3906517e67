/**
 * The controllers of workloads: they compare what is wanted with what is there and write the
 * difference to the API server.
 *
 * <p>May use the kernel, the API objects, the timeline, the API server and the pure policies of
 * {@code io.gondola.rollout}. Here is what the controllers share; start with one of them, {@code
 * deployment} or {@code replicaset}.
 */
@NullMarked
package io.gondola.controller;

import org.jspecify.annotations.NullMarked;
