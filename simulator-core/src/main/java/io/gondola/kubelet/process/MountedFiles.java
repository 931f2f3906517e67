package io.gondola.kubelet.process;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Stream;

/** A container's own files with volumes mounted over them. */
public final class MountedFiles implements Files {

  private final Directory own = Directory.empty();
  private final ImmutableList<Mount> mounts;

  /**
   * A volume, or a part of it, at a path.
   *
   * @param path where the container sees it, without a slash at the end
   * @param subPath the part of the volume; empty for all of it
   */
  public record Mount(String path, Directory volume, String subPath, boolean readOnly) {

    boolean covers(String file) {
      return file.startsWith(path + "/") || file.equals(path);
    }

    private boolean shows(String relative) {
      return subPath.isEmpty() || relative.equals(subPath) || relative.startsWith(subPath + "/");
    }

    private String inside(String file) {
      String relative = file.substring(Math.min(file.length(), path.length() + 1));
      return subPath.isEmpty() ? relative : relative.isEmpty() ? subPath : subPath + "/" + relative;
    }

    private String outside(String relative) {
      if (relative.equals(subPath)) {
        return path; // A single file.
      }
      String below = subPath.isEmpty() ? relative : relative.substring(subPath.length() + 1);
      return path + "/" + below;
    }
  }

  /** Where a path leads: into which directory, and by which name there. */
  private record Place(Directory directory, String name, boolean readOnly) {}

  /** Of nested mounts the innermost counts. */
  public MountedFiles(ImmutableList<Mount> mounts) {
    this.mounts =
        mounts.stream()
            .sorted((a, b) -> Integer.compare(b.path().length(), a.path().length()))
            .collect(toImmutableList());
  }

  @Override
  public String read(String path) {
    Place place = resolve(path);
    String text = place.directory().read(place.name());
    if (text == null) {
      throw new FileException(path, "no such file or directory");
    }
    return text;
  }

  @Override
  public boolean exists(String path) {
    Place place = resolve(path);
    return place.directory().read(place.name()) != null;
  }

  @Override
  public void write(String path, String text) {
    Place place = writable(path);
    place.directory().write(place.name(), text);
  }

  @Override
  public void appendLine(String path, String line) {
    Place place = writable(path);
    place.directory().append(place.name(), line + "\n");
  }

  @Override
  public ImmutableList<String> list(String directory) {
    String prefix = directory.endsWith("/") ? directory : directory + "/";
    Stream<String> mounted =
        mounts.stream()
            .flatMap(
                mount ->
                    mount.volume().list().stream()
                        .filter(mount::shows)
                        .map(mount::outside)
                        .filter(file -> covering(file).orElseThrow().equals(mount)));
    return Stream.concat(mounted, own.list().stream().map(file -> "/" + file))
        .filter(file -> file.startsWith(prefix))
        .sorted()
        .distinct()
        .collect(toImmutableList());
  }

  private Place writable(String path) {
    Place place = resolve(path);
    if (place.readOnly()) {
      throw new FileException(path, "read-only file system");
    }
    return place;
  }

  private Place resolve(String path) {
    return covering(path)
        .map(
            mount ->
                new Place(
                    mount.volume(),
                    mount.inside(path),
                    mount.readOnly() || mount.volume().isReadOnly()))
        .orElseGet(() -> new Place(own, path.startsWith("/") ? path.substring(1) : path, false));
  }

  private Optional<Mount> covering(String path) {
    return mounts.stream().filter(mount -> mount.covers(path)).findFirst();
  }
}
