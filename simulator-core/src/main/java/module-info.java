/** Gondola: a pure in-memory Kubernetes simulator. Start with {@code io.gondola.Cluster}. */
module io.gondola {
  requires transitive com.google.common;
  requires transitive org.jspecify; // JSON output asks at run time which fields may be null.
  requires static io.soabase.recordbuilder.core;
  requires tools.jackson.core;
  requires org.snakeyaml.engine;
  requires HdrHistogram;
  requires static java.compiler;

  exports io.gondola;
  exports io.gondola.sim;
  exports io.gondola.api.meta;
  exports io.gondola.api.core;
  exports io.gondola.api.apps;
  exports io.gondola.api.discovery;
  exports io.gondola.api.policy;
  exports io.gondola.api.autoscaling;
  exports io.gondola.manifest;
  exports io.gondola.rollout;
  exports io.gondola.timeline;
  exports io.gondola.timeline.requests;
  exports io.gondola.apiserver;
  exports io.gondola.kubelet;
  exports io.gondola.kubelet.process;
  exports io.gondola.network;
  exports io.gondola.traffic;
  exports io.gondola.report;
  exports io.gondola.kubectl;
}
