package io.gondola.kubelet.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory with everything below it: a volume, or a container's own files. */
public final class Directory {

  private final Map<String, StringBuilder> files = new TreeMap<>();
  private final boolean readOnly;

  private Directory(boolean readOnly) {
    this.readOnly = readOnly;
  }

  /** An empty directory that can be written. */
  public static Directory empty() {
    return new Directory(false);
  }

  /** A read-only directory with these files, by path relative to it. */
  public static Directory of(ImmutableSortedMap<String, String> content) {
    Directory directory = new Directory(true);
    directory.replace(content);
    return directory;
  }

  /** Whether processes cannot write it. */
  public boolean isReadOnly() {
    return readOnly;
  }

  /** All files, by path relative to the directory. */
  public ImmutableSortedMap<String, String> content() {
    return ImmutableSortedMap.copyOf(Maps.transformValues(files, StringBuilder::toString));
  }

  /** Exchanges all files at once, as whoever owns a read-only directory does. */
  public void replace(ImmutableSortedMap<String, String> content) {
    files.clear();
    content.forEach((path, text) -> files.put(path, new StringBuilder(text)));
  }

  @Nullable String read(String path) {
    StringBuilder text = files.get(path);
    return text == null ? null : text.toString();
  }

  void write(String path, String text) {
    files.put(path, new StringBuilder(text));
  }

  void append(String path, String text) {
    files.computeIfAbsent(path, name -> new StringBuilder()).append(text);
  }

  ImmutableList<String> list() {
    return ImmutableList.copyOf(files.keySet());
  }
}
