package io.gondola.apiserver.admission.pod;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.admission.field.Field;

/** Checks the signal that stops a container, which depends on the operating system. */
final class StopSignals {

  private static final ImmutableList<String> WINDOWS = ImmutableList.of("SIGKILL", "SIGTERM");

  /** In the order of the alphabet, as error texts list them. */
  private static final ImmutableList<String> LINUX =
      ImmutableList.copyOf(
          Splitter.on(' ')
              .split(
                  "SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO"
                      + " SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX"
                      + " SIGRTMAX-1 SIGRTMAX-10 SIGRTMAX-11 SIGRTMAX-12 SIGRTMAX-13 SIGRTMAX-14"
                      + " SIGRTMAX-2 SIGRTMAX-3 SIGRTMAX-4 SIGRTMAX-5 SIGRTMAX-6 SIGRTMAX-7"
                      + " SIGRTMAX-8 SIGRTMAX-9 SIGRTMIN SIGRTMIN+1 SIGRTMIN+10 SIGRTMIN+11"
                      + " SIGRTMIN+12 SIGRTMIN+13 SIGRTMIN+14 SIGRTMIN+15 SIGRTMIN+2 SIGRTMIN+3"
                      + " SIGRTMIN+4 SIGRTMIN+5 SIGRTMIN+6 SIGRTMIN+7 SIGRTMIN+8 SIGRTMIN+9"
                      + " SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU"
                      + " SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ"));

  private StopSignals() {}

  static void validate(String signal, PodFacts facts, Field at) {
    if (!facts.namesOs()) {
      at.forbidden("may not be set for containers with empty `spec.os.name`");
    } else if (facts.os().equals("windows")) {
      at.oneOf(signal, WINDOWS);
    } else if (facts.os().equals("linux")) {
      at.oneOf(signal, LINUX);
    }
  }
}
