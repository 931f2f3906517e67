package io.gondola.api.core;

import com.google.common.base.Strings;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.RawFields;
import org.jspecify.annotations.Nullable;

/** What the kubelet says of one container. */
@ApiRecord
public record ContainerStatus(
    String name,
    @Nullable ContainerState state,
    @Nullable ContainerState lastState,
    boolean ready,
    int restartCount,
    String image,
    String imageID,
    String containerID,
    @Nullable Boolean started,
    RawFields other)
    implements ContainerStatusBuilder.With {

  public ContainerStatus {
    name = Strings.nullToEmpty(name);
    image = Strings.nullToEmpty(image);
    imageID = Strings.nullToEmpty(imageID);
    containerID = Strings.nullToEmpty(containerID);
    other = RawFields.orEmpty(other);
  }
}
