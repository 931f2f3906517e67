/**
 * The controllers of workloads: they compare what is wanted with what is there and write the
 * difference to the API server.
 *
 * <p>May use {@code sim}, {@code api}, {@code timeline}, {@code apiserver} and the pure policies of
 * {@code rollout}; the classes here that only decide use {@code api} alone, and are told what time
 * it is. For the ReplicaSet controller start with {@link io.gondola.controller.PodTally}, its view
 * of the pods, and {@link io.gondola.controller.PodDeletionOrder}.
 */
@NullMarked
package io.gondola.controller;

import org.jspecify.annotations.NullMarked;
