package io.gondola.examples;

import io.gondola.kubelet.process.Program;
import io.gondola.kubelet.process.RunningProcess;
import java.time.Duration;

/**
 * A web server that is asked for a page once a second and writes each request to a file, one line a
 * request, numbered from 1.
 */
record AccessLog(String file) implements Program {

  private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);

  @Override
  public void run(RunningProcess process) {
    process.after(BETWEEN_REQUESTS, "serve a request", () -> serve(process, 1));
  }

  private void serve(RunningProcess process, int number) {
    process.files().appendLine(file, "GET /guide/" + number + " 200");
    process.after(BETWEEN_REQUESTS, "serve a request", () -> serve(process, number + 1));
  }
}
