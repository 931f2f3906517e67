package io.gondola.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file to write a picture to. The only place that writes one. */
public record OutputFile(String option, Path path) {

  /**
   * Says at once what can be known to go wrong.
   *
   * @throws UsageException if there can be no such file
   */
  public static OutputFile parse(String option, String text) {
    Path path;
    try {
      path = Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": \"" + text + "\" cannot be the name of a file");
    }
    if (Files.isDirectory(path)) {
      throw new UsageException(option + ": " + text + " is a folder, not a file");
    }
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(option + ": there is no folder " + folder);
    }
    return new OutputFile(option, path);
  }

  /**
   * Writes it.
   *
   * @throws UsageException if that fails
   */
  public void write(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      String reason = e instanceof NoSuchFileException ? "it cannot be made there" : e.getMessage();
      throw new UsageException(option + ": " + path + " cannot be written: " + reason);
    }
  }
}
