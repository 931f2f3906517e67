package io.gondola.kubelet.status;

/** Why a container waits or ended, in Kubernetes' words. */
public final class ContainerReasons {

  // Nothing has been tried yet.
  public static final String CONTAINER_CREATING = "ContainerCreating";
  public static final String POD_INITIALIZING = "PodInitializing";

  // Something was tried and failed.
  public static final String ERR_IMAGE_PULL = "ErrImagePull";
  public static final String IMAGE_PULL_BACK_OFF = "ImagePullBackOff";
  public static final String ERR_IMAGE_NEVER_PULL = "ErrImageNeverPull";
  public static final String INVALID_IMAGE_NAME = "InvalidImageName";
  public static final String IMAGE_INSPECT_ERROR = "ImageInspectError";
  public static final String REGISTRY_UNAVAILABLE = "RegistryUnavailable";
  public static final String SIGNATURE_VALIDATION_FAILED = "SignatureValidationFailed";
  public static final String CREATE_CONTAINER_CONFIG_ERROR = "CreateContainerConfigError";
  public static final String CREATE_CONTAINER_ERROR = "CreateContainerError";
  public static final String RUN_CONTAINER_ERROR = "RunContainerError";
  public static final String POST_START_HOOK_ERROR = "PostStartHookError";
  public static final String CRASH_LOOP_BACK_OFF = "CrashLoopBackOff";

  // It ended.
  public static final String COMPLETED = "Completed";
  public static final String ERROR = "Error";
  public static final String OOM_KILLED = "OOMKilled";
  public static final String START_ERROR = "StartError";
  public static final String CONTAINER_STATUS_UNKNOWN = "ContainerStatusUnknown";
  public static final String RESTARTING_ALL_CONTAINERS = "RestartingAllContainers";

  private ContainerReasons() {}

  /** Why an app container, or an init container whose turn has not come, waits at first. */
  public static String beforeStart(boolean podHasInitContainers) {
    return podHasInitContainers ? POD_INITIALIZING : CONTAINER_CREATING;
  }

  /** How the runtime names an exit that no OOM kill caused. */
  public static String ofExit(int exitCode) {
    return exitCode == 0 ? COMPLETED : ERROR;
  }
}
