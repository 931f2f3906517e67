package io.gondola;

/** A Deployment {@code web} as tests need it. */
final class WebManifests {

  private WebManifests() {}

  static String web(int replicas) {
    return web("replicas: %d,".formatted(replicas));
  }

  /**
   * With image {@code web:1}.
   *
   * @param extra more of its spec, in flow style with a comma at the end
   */
  static String web(String extra) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          {%s
          selector: {matchLabels: {app: web}},
          template: {
            metadata: {labels: {app: web}},
            spec: {containers: [{name: web, image: "web:1"}]}}}
        """
        .formatted(extra);
  }

  static String replicaSet(int replicas) {
    return """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: lone, labels: {app: lone}}
        spec:
          replicas: %d
          selector: {matchLabels: {app: lone}}
          template:
            metadata: {labels: {app: lone}}
            spec: {containers: [{name: web, image: "web:1"}]}
        """
        .formatted(replicas);
  }

  static String pod(String name, String app) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, labels: {app: %s}}
        spec: {containers: [{name: web, image: "web:1"}]}
        """
        .formatted(name, app);
  }
}
