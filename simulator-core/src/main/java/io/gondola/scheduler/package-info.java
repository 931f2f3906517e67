/**
 * The scheduler: it finds a node for each new pod, by Kubernetes' filters and scores.
 *
 * <p>It uses the kernel, the API objects and the API server. Start with {@link
 * io.gondola.scheduler.Scheduler}, which sees and acts, and go on with {@code NodeSearch}, which
 * decides. Filters are {@code NodeFilters}, {@code SpreadFilter} and {@code PodAffinityFilter};
 * {@code Scoring} adds up the scores. {@code SchedulerCache} is what all of them look at, and
 * {@code ClassFits} what makes the next replica of a template cheap.
 */
@NullMarked
package io.gondola.scheduler;

import org.jspecify.annotations.NullMarked;
