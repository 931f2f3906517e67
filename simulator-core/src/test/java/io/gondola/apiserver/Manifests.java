package io.gondola.apiserver;

/** Manifests as short as they may be. */
final class Manifests {

  static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, labels: {app: web}}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "web:1"}]}
      """;

  static final String REPLICA_SET =
      """
      apiVersion: apps/v1
      kind: ReplicaSet
      metadata: {name: web}
      spec:
        replicas: 0
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: web, image: "web:1"}]}
      """;

  private Manifests() {}

  static String pod(String name) {
    return pod(name, "");
  }

  /**
   * A pod.
   *
   * @param extra more of its spec, in flow style with a comma at the end
   */
  static String pod(String name, String extra) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app: web}}
        spec: {%s containers: [{name: web, image: "web:1"}]}
        """
        .formatted(name, extra);
  }

  static String configMap(String name) {
    return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {color: red}
        """
        .formatted(name);
  }

  /**
   * A Service.
   *
   * @param extra more of its spec, in flow style with a comma at the end
   */
  static String service(String name, String extra) {
    return """
        apiVersion: v1
        kind: Service
        metadata: {name: %s}
        spec: {%s ports: [{port: 80}], selector: {app: web}}
        """
        .formatted(name, extra);
  }
}
