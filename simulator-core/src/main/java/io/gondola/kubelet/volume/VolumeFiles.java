package io.gondola.kubelet.volume;

import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Pod;
import io.gondola.api.core.ProjectedVolumeSource;
import io.gondola.api.core.Volume;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.admission.field.Raw;
import java.util.Optional;
import java.util.TreeMap;

/** The files of volumes that show objects of the API server: by path, as the objects are now. */
final class VolumeFiles {

  private final Pod pod;
  private final ObjectFiles objects;
  private final DownwardFiles downward;

  VolumeFiles(Pod pod, ApiServer api) {
    this.pod = pod;
    this.objects = new ObjectFiles(api, pod.metadata().namespace());
    this.downward = new DownwardFiles(pod);
  }

  /**
   * The files of a volume; empty if it shows no objects.
   *
   * @throws MountException if an object or a key is missing that is not optional
   */
  Optional<ImmutableSortedMap<String, String>> of(Volume volume) {
    if (volume.configMap() != null) {
      return Optional.of(objects.configMap(DataReference.of(volume.name(), volume.configMap())));
    }
    if (volume.secret() != null) {
      return Optional.of(objects.secret(DataReference.of(volume.name(), volume.secret())));
    }
    if (volume.projected() != null) {
      return Optional.of(projected(volume.name(), volume.projected()));
    }
    Raw other = Raw.of(volume.other());
    return other.has("downwardAPI")
        ? Optional.of(downward.of(other.child("downwardAPI")))
        : Optional.empty();
  }

  /** Of several sources with the same path the last one counts. */
  private ImmutableSortedMap<String, String> projected(
      String volume, ProjectedVolumeSource source) {
    TreeMap<String, String> files = new TreeMap<>();
    for (Raw projection : Raw.of(source.other()).children("sources")) {
      if (projection.has("configMap")) {
        files.putAll(objects.configMap(DataReference.of(volume, projection.child("configMap"))));
      }
      if (projection.has("secret")) {
        files.putAll(objects.secret(DataReference.of(volume, projection.child("secret"))));
      }
      if (projection.has("downwardAPI")) {
        files.putAll(downward.of(projection.child("downwardAPI")));
      }
      if (projection.has("serviceAccountToken")) {
        files.put(projection.child("serviceAccountToken").text("path"), token());
      }
    }
    return ImmutableSortedMap.copyOf(files);
  }

  /** Nobody checks tokens here: the name of whom one would stand for has to do. */
  private String token() {
    return "system:serviceaccount:%s:%s"
        .formatted(pod.metadata().namespace(), pod.spec().serviceAccountName());
  }
}
