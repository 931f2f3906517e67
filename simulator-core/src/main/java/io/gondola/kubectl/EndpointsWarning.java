package io.gondola.kubectl;

import io.gondola.kubectl.print.Endpoints;
import java.util.stream.Stream;

/** What the server adds to an answer about the old Endpoints. */
final class EndpointsWarning {

  private EndpointsWarning() {}

  static void write(ResourceWords words, Session session) {
    boolean asked =
        Stream.concat(words.kinds().stream(), words.named().stream().map(Named::kind))
            .anyMatch(kind -> kind.type().equals(Endpoints.TYPE));
    if (asked) {
      session.warn(
          "Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");
    }
  }
}
