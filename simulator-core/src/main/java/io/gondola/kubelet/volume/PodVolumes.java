package io.gondola.kubelet.volume;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableSortedMap;
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
import java.util.Optional;

/**
 * The volumes of one pod: they are set up before its first container and live as long as the pod.
 */
public final class PodVolumes {

  private final Map<String, Directory> directories = new LinkedHashMap<>();

  private PodVolumes() {}

  /**
   * Sets up the volumes of a pod.
   *
   * @param hostPaths the directories of the node, by path
   * @throws MountException if a ConfigMap or Secret is missing
   */
  public static PodVolumes mount(Pod pod, ApiServer api, Map<String, Directory> hostPaths) {
    PodVolumes volumes = new PodVolumes();
    VolumeFiles files = new VolumeFiles(pod, api);
    for (Volume volume : pod.spec().volumes()) {
      volumes.directories.put(
          volume.name(),
          files.of(volume).map(Directory::of).orElseGet(() -> writable(volume, hostPaths)));
    }
    return volumes;
  }

  /** Whether a pod shows objects that may change while it runs. */
  public static boolean showObjects(Pod pod) {
    return pod.spec().volumes().stream()
        .anyMatch(
            volume ->
                volume.configMap() != null
                    || volume.secret() != null
                    || volume.projected() != null
                    || volume.other().get("downwardAPI").isPresent());
  }

  /**
   * Shows the objects as they are now. A volume whose object is gone keeps what it has, as in
   * Kubernetes.
   */
  public void refresh(Pod pod, ApiServer api) {
    VolumeFiles files = new VolumeFiles(pod, api);
    for (Volume volume : pod.spec().volumes()) {
      Directory directory = directories.get(volume.name());
      newest(files, volume).ifPresent(directory::replace);
    }
  }

  private static Optional<ImmutableSortedMap<String, String>> newest(
      VolumeFiles files, Volume volume) {
    try {
      return files.of(volume);
    } catch (MountException missing) {
      return Optional.empty();
    }
  }

  /** What a container sees: its own files, with its mounts over them. */
  public MountedFiles filesOf(Container container) {
    return new MountedFiles(
        container.volumeMounts().stream()
            .filter(mount -> directories.containsKey(mount.name()))
            .map(this::mount)
            .collect(toImmutableList()));
  }

  private Mount mount(VolumeMount mount) {
    String path = mount.mountPath();
    Directory volume = directories.get(mount.name());
    // A part of a volume is bound when its container starts, and does not follow the object.
    boolean stays = volume.isReadOnly() && !mount.subPath().isEmpty();
    return new Mount(
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
        stays ? Directory.of(volume.content()) : volume,
        mount.subPath(),
        mount.readOnly());
  }

  /** An emptyDir or hostPath; sources that are not simulated start empty, too. */
  private static Directory writable(Volume volume, Map<String, Directory> hostPaths) {
    return volume.hostPath() == null
        ? Directory.empty()
        : hostPaths.computeIfAbsent(volume.hostPath().path(), path -> Directory.empty());
  }
}
