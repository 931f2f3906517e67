package io.gondola.apiserver.admission.field;

import com.google.common.base.Splitter;

/** Checks paths inside volumes, which must not lead out of them. */
public final class Paths {

  private static final Splitter SLASH = Splitter.on('/');

  private Paths() {}

  public static void noBacksteps(String path, Field at) {
    if (SLASH.splitToList(path).contains("..")) {
      at.invalid(path, "must not contain '..'");
    }
  }

  public static void descending(String path, Field at) {
    if (path.startsWith("/")) {
      at.invalid(path, "must be a relative path");
    }
    noBacksteps(path, at);
  }

  /** As {@link #descending}; names that begin with two dots belong to the kubelet. */
  public static void descendingNotReserved(String path, Field at) {
    descending(path, at);
    if (path.startsWith("..") && !path.startsWith("../")) {
      at.invalid(path, "must not start with '..'");
    }
  }
}
