package io.gondola.apiserver.admission.pod;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.ExecAction;
import io.gondola.api.core.GrpcAction;
import io.gondola.api.core.HttpGetAction;
import io.gondola.api.core.HttpHeader;
import io.gondola.api.core.SleepAction;
import io.gondola.api.core.TcpSocketAction;
import io.gondola.apiserver.admission.field.Field;
import io.gondola.apiserver.admission.field.Names;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a probe or a hook does: exactly one thing. The first handler of Kubernetes' order is
 * checked, any other is one too many.
 */
final class Handlers {

  private static final ImmutableList<String> SCHEMES = ImmutableList.of("HTTP", "HTTPS");

  private final Field at;
  private boolean found;

  Handlers(Field at) {
    this.at = at;
  }

  void exec(@Nullable ExecAction exec) {
    if (exec != null && isFirst("exec") && exec.command().isEmpty()) {
      at.child("exec").child("command").required();
    }
  }

  void httpGet(@Nullable HttpGetAction get) {
    if (get == null || !isFirst("httpGet")) {
      return;
    }
    Field field = at.child("httpGet");
    if (get.path().isEmpty()) {
      field.child("path").required();
    }
    Names.portNumberOrName(get.port(), field.child("port"));
    field.child("scheme").oneOf(get.scheme(), SCHEMES);
    for (HttpHeader header : get.httpHeaders()) {
      Names.httpHeader(header.name(), field.child("httpHeaders"));
    }
  }

  void tcpSocket(@Nullable TcpSocketAction socket) {
    if (socket != null && isFirst("tcpSocket")) {
      Names.portNumberOrName(socket.port(), at.child("tcpSocket").child("port"));
    }
  }

  void grpc(@Nullable GrpcAction grpc) {
    if (grpc != null && isFirst("grpc")) {
      Names.portNumber(grpc.port(), at.child("grpc").child("port"));
    }
  }

  /** A pause may not outlast the pod's grace period. */
  void sleep(@Nullable SleepAction sleep, @Nullable Long gracePeriod) {
    if (sleep == null || !isFirst("sleep") || gracePeriod == null) {
      return;
    }
    if (sleep.seconds() < 0 || sleep.seconds() > gracePeriod) {
      at.child("sleep")
          .invalid(
              sleep.seconds(),
              "must be non-negative and less than terminationGracePeriodSeconds (%s)"
                  .formatted(gracePeriod));
    }
  }

  void end() {
    if (!found) {
      at.required("must specify a handler type");
    }
  }

  private boolean isFirst(String name) {
    if (found) {
      at.child(name).forbidden("may not specify more than 1 handler type");
      return false;
    }
    found = true;
    return true;
  }
}
