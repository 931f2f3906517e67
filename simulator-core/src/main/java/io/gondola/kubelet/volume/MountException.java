package io.gondola.kubelet.volume;

/** A volume that cannot be set up now; it may be once an object exists. */
public final class MountException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MountException(String volume, String cause) {
    super("MountVolume.SetUp failed for volume \"" + volume + "\" : " + cause);
  }
}
