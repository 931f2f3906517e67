package io.gondola.kubelet.process;

import com.google.common.collect.ImmutableList;

/** Files as a container sees them. Paths are absolute. */
public interface Files {

  /**
   * The text of a file.
   *
   * @throws FileException if there is none
   */
  String read(String path);

  boolean exists(String path);

  /**
   * Replaces a file's text, or makes the file.
   *
   * @throws FileException if the volume is read-only
   */
  void write(String path, String text);

  /** Adds a line to the end of a file, or makes the file. */
  void appendLine(String path, String line);

  /** The paths of all files below a directory, sorted. */
  ImmutableList<String> list(String directory);
}
