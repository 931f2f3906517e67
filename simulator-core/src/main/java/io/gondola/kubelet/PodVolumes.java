package io.gondola.kubelet;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Volume;
import io.gondola.api.core.VolumeMount;
import io.gondola.apiserver.ApiServer;
import io.gondola.kubelet.process.Directory;
import io.gondola.kubelet.process.MountedFiles;
import io.gondola.kubelet.process.MountedFiles.Mount;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The volumes of one pod: they are set up before its first container and live as long as the pod.
 */
final class PodVolumes {

  private final Map<String, Directory> directories = new LinkedHashMap<>();

  private PodVolumes() {}

  /**
   * Sets up the volumes of a pod.
   *
   * @param hostPaths the directories of the node, by path
   * @throws MountException if a ConfigMap or Secret is missing
   */
  static PodVolumes mount(Pod pod, ApiServer api, Map<String, Directory> hostPaths) {
    PodVolumes volumes = new PodVolumes();
    VolumeSources sources = new VolumeSources(pod.metadata().namespace(), api);
    for (Volume volume : pod.spec().volumes()) {
      volumes.directories.put(volume.name(), directory(volume, sources, hostPaths));
    }
    return volumes;
  }

  /** What a container sees: its own files, with its mounts over them. */
  MountedFiles filesOf(Container container) {
    return new MountedFiles(
        container.volumeMounts().stream()
            .filter(mount -> directories.containsKey(mount.name()))
            .map(this::mount)
            .collect(ImmutableList.toImmutableList()));
  }

  private Mount mount(VolumeMount mount) {
    String path = mount.mountPath();
    return new Mount(
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
        directories.get(mount.name()),
        mount.subPath(),
        mount.readOnly());
  }

  private static Directory directory(
      Volume volume, VolumeSources sources, Map<String, Directory> hostPaths) {
    if (volume.hostPath() != null) {
      return hostPaths.computeIfAbsent(volume.hostPath().path(), path -> Directory.empty());
    }
    if (volume.configMap() != null) {
      return Directory.of(sources.configMap(volume.name(), volume.configMap()));
    }
    if (volume.secret() != null) {
      return Directory.of(sources.secret(volume.name(), volume.secret()));
    }
    if (volume.projected() != null) {
      return Directory.of(sources.projected(volume.name(), volume.projected()));
    }
    // An emptyDir; sources that are not simulated start empty, too.
    return Directory.empty();
  }
}
