package io.gondola.controller.replicaset;

/**
 * The pods of a ReplicaSet in figures, at one moment.
 *
 * @param active how many count as replicas
 * @param fullyLabeled how many of these carry every label of the template
 * @param ready how many of these are ready
 * @param available how many of these have been ready for {@code minReadySeconds}
 * @param terminating how many are deleted but have not ended; they count nowhere else
 */
record PodCounts(int active, int fullyLabeled, int ready, int available, int terminating) {}
