package io.gondola.kubelet.process;

import java.time.Instant;

/**
 * How a process ended.
 *
 * @param code 0 for success; 137 if it was killed, 143 if SIGTERM ended it
 * @param reason {@code Completed}, {@code Error} or {@code OOMKilled}
 * @param message more for people; may be empty
 */
public record Exit(int code, String reason, String message, Instant at) {

  static final int KILLED = 137;
  static final int TERMINATED = 143;

  static Exit of(int code, String message, Instant at) {
    return new Exit(code, code == 0 ? "Completed" : "Error", message, at);
  }

  static Exit outOfMemory(Instant at) {
    return new Exit(KILLED, "OOMKilled", "", at);
  }
}
