package io.gondola.controller.autoscaling;

/**
 * The size that one metric asks for.
 *
 * @param utilization percent of what was requested; zero for metrics without requests
 * @param usage the average of what was used, in thousandths
 */
record Proposal(int replicas, int utilization, long usage) {}
