package io.gondola.kubelet.process;

/** A file that cannot be read or written, in the words of the operating system. */
public final class FileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  FileException(String path, String problem) {
    super(path + ": " + problem);
  }
}
