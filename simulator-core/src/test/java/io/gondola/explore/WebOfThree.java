package io.gondola.explore;

/** A Deployment that is small enough to try everything. */
final class WebOfThree {

  static final String MANIFEST =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 3
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
            - name: web
              image: web:1
              readinessProbe: {periodSeconds: 1, httpGet: {port: 80}}
      """;

  static final String OWN_POLICY = "{name: web, annotations: {gondola.io/rollout-policy: own}}";

  private WebOfThree() {}
}
