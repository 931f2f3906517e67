/** Gondola: a pure in-memory Kubernetes simulator. Start with {@code io.gondola.Cluster}. */
module io.gondola {
  requires transitive com.google.common;
  requires transitive org.jspecify; // JSON output asks at run time which fields may be null.
  requires static io.soabase.recordbuilder.core;
  requires tools.jackson.core;
  requires org.snakeyaml.engine;
  requires HdrHistogram;
  requires static java.compiler;
  requires static org.junit.jupiter.api; // These five are for io.gondola.testing only.
  requires static org.assertj.core;
  requires static org.junit.platform.commons;
  requires static org.opentest4j;
  requires static net.jqwik.api;

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
  exports io.gondola.controller.custom;
  exports io.gondola.timeline.requests;
  exports io.gondola.apiserver;
  exports io.gondola.kubelet;
  exports io.gondola.kubelet.process;
  exports io.gondola.network;
  exports io.gondola.traffic;
  exports io.gondola.report;
  exports io.gondola.report.export;
  exports io.gondola.report.web;
  exports io.gondola.kubectl;
  exports io.gondola.explore;
  exports io.gondola.testing;
  exports io.gondola.testing.junit;
  exports io.gondola.testing.assertj;
  exports io.gondola.testing.jqwik;
}
