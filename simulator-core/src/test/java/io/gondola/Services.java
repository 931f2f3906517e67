package io.gondola;

/** Manifests of Services and of Deployments behind them. */
final class Services {

  private Services() {}

  /**
   * A Service that selects {@code app=web} at port 80.
   *
   * @param extra fields of its spec, each followed by a comma
   */
  static String service(String name, String extra) {
    return """
    apiVersion: v1
    kind: Service
    metadata: {name: %s}
    spec: {%s selector: {app: web}, ports: [{port: 80, targetPort: http}]}
    """
        .formatted(name, extra);
  }

  /** A Deployment whose pods have the labels {@code app=web} and {@code version=NAME}. */
  static String deployment(String name, int replicas) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %1$s}
    spec:
      replicas: %2$s
      selector: {matchLabels: {app: web, version: %1$s}}
      template:
        metadata: {labels: {app: web, version: %1$s}}
        spec:
          containers:
          - {name: web, image: "web:1", ports: [{name: http, containerPort: 8080}]}
    """
        .formatted(name, replicas);
  }
}
