package io.gondola.kubelet.process;

/** Learns what becomes of a process. */
public interface ProcessObserver {

  void exited(ContainerProcess process, Exit exit);

  /** What a probe would find may have changed. */
  void answersChanged(ContainerProcess process);
}
