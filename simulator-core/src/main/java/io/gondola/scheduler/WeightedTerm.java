package io.gondola.scheduler;

/**
 * A term that makes a place better or worse.
 *
 * @param weight below zero for pods to keep away from
 */
record WeightedTerm(int weight, PodTerm term) {}
