package io.gondola.api.core;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.OrEmpty;
import io.gondola.api.meta.RawFields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One container of a pod. An init container with {@code restartPolicy: Always} is a native sidecar.
 */
@ApiRecord
public record Container(
    String name,
    String image,
    ImmutableList<String> command,
    ImmutableList<String> args,
    String workingDir,
    ImmutableList<ContainerPort> ports,
    ImmutableList<EnvVar> env,
    ResourceRequirements resources,
    String restartPolicy,
    ImmutableList<VolumeMount> volumeMounts,
    @Nullable Probe livenessProbe,
    @Nullable Probe readinessProbe,
    @Nullable Probe startupProbe,
    @Nullable Lifecycle lifecycle,
    String terminationMessagePath,
    String terminationMessagePolicy,
    String imagePullPolicy,
    RawFields other)
    implements ContainerBuilder.With {

  public Container {
    name = Strings.nullToEmpty(name);
    image = Strings.nullToEmpty(image);
    command = OrEmpty.list(command);
    args = OrEmpty.list(args);
    workingDir = Strings.nullToEmpty(workingDir);
    ports = OrEmpty.list(ports);
    env = OrEmpty.list(env);
    resources = Objects.requireNonNullElse(resources, ResourceRequirements.EMPTY);
    restartPolicy = Strings.nullToEmpty(restartPolicy);
    volumeMounts = OrEmpty.list(volumeMounts);
    terminationMessagePath = Strings.nullToEmpty(terminationMessagePath);
    terminationMessagePolicy = Strings.nullToEmpty(terminationMessagePolicy);
    imagePullPolicy = Strings.nullToEmpty(imagePullPolicy);
    other = RawFields.orEmpty(other);
  }

  /** Whether this is a native sidecar, provided that it is one of the init containers. */
  public boolean isSidecar() {
    return restartPolicy.equals("Always");
  }
}
