package io.gondola.kubelet.process;

/**
 * What a container does once it runs, as code: it listens, writes files, waits, exits.
 *
 * <p>It is called once when the container has started and returns at once; what is to happen later
 * it schedules through the process. Whatever it throws ends the container with exit code 1 and the
 * exception's text.
 */
@FunctionalInterface
public interface Program {

  void run(RunningProcess process);
}
