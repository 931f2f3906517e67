package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/**
 * What a pod is to run. Fields that are not simulated are kept in {@code other} and written back as
 * they came.
 */
@ApiRecord
public record PodSpec(
    ImmutableList<Volume> volumes,
    ImmutableList<Container> initContainers,
    ImmutableList<Container> containers,
    String restartPolicy,
    @Nullable Long terminationGracePeriodSeconds,
    @Nullable Long activeDeadlineSeconds,
    String dnsPolicy,
    ImmutableSortedMap<String, String> nodeSelector,
    String serviceAccountName,
    String nodeName,
    boolean hostNetwork,
    @Nullable RawFields securityContext,
    String hostname,
    String subdomain,
    @Nullable Affinity affinity,
    String schedulerName,
    ImmutableList<Toleration> tolerations,
    String priorityClassName,
    @Nullable Integer priority,
    ImmutableList<PodReadinessGate> readinessGates,
    @Nullable Boolean enableServiceLinks,
    String preemptionPolicy,
    ImmutableList<TopologySpreadConstraint> topologySpreadConstraints,
    ImmutableList<PodSchedulingGate> schedulingGates,
    RawFields other)
    implements PodSpecBuilder.With {

  /** Nothing set. */
  public static final PodSpec EMPTY = PodSpecBuilder.builder().build();

  public PodSpec {
    volumes = OrEmpty.list(volumes);
    initContainers = OrEmpty.list(initContainers);
    containers = OrEmpty.list(containers);
    restartPolicy = Strings.nullToEmpty(restartPolicy);
    dnsPolicy = Strings.nullToEmpty(dnsPolicy);
    nodeSelector = OrEmpty.map(nodeSelector);
    serviceAccountName = Strings.nullToEmpty(serviceAccountName);
    nodeName = Strings.nullToEmpty(nodeName);
    hostname = Strings.nullToEmpty(hostname);
    subdomain = Strings.nullToEmpty(subdomain);
    schedulerName = Strings.nullToEmpty(schedulerName);
    tolerations = OrEmpty.list(tolerations);
    priorityClassName = Strings.nullToEmpty(priorityClassName);
    readinessGates = OrEmpty.list(readinessGates);
    preemptionPolicy = Strings.nullToEmpty(preemptionPolicy);
    topologySpreadConstraints = OrEmpty.list(topologySpreadConstraints);
    schedulingGates = OrEmpty.list(schedulingGates);
    other = RawFields.orEmpty(other);
  }
}
