package io.gondola.testing;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.Cluster;
import io.gondola.api.core.ConfigMap;
import io.gondola.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** A ConfigMap {@code a} is there from +10s to +20s, and {@code b} from +15s on. */
class TimelineRuleTest {

  private static final Statement A = there("a");
  private static final Statement B = there("b");
  private static final Statement C = there("c");

  private final Timeline timeline = run();

  private static Statement there(String name) {
    return Statement.of(name + " is there", state -> state.find(ConfigMap.TYPE, name).isPresent());
  }

  private static Timeline run() {
    Cluster cluster = Cluster.withNodes(0);
    cluster.runFor(ofSeconds(10));
    cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");
    cluster.runFor(ofSeconds(5));
    cluster.apply("{apiVersion: v1, kind: ConfigMap, metadata: {name: b}}");
    cluster.runFor(ofSeconds(5));
    cluster.delete(ConfigMap.TYPE, "a");
    cluster.runFor(ofSeconds(40));
    return cluster.timeline();
  }

  @Test
  void always_holdsWhereTheStatementDoes() {
    assertThat(TimelineRule.always(B).from(ofSeconds(15)).check(timeline)).isEmpty();
    assertThat(TimelineRule.never(C).check(timeline)).isEmpty();
    assertThat(TimelineRule.never(A).from(ofSeconds(20)).check(timeline)).isEmpty();
  }

  @Test
  void never_showsTheFirstMomentItBroke() {
    assertThat(TimelineRule.never(A).check(timeline).orElseThrow())
        .hasToString(
            """
            the timeline is not as expected
            expected   never: a is there
            but was    so
            at         +10s
            record       +0s  namespace default was created (user)
                         +0s  namespace kube-node-lease was created (user)
                         +0s  namespace kube-public was created (user)
                         +0s  namespace kube-system was created (user)
                       > +10s  configmap a was created (user)
                         +15s  configmap b was created (user)
                         +20s  configmap a is gone (user)
            replay     a cluster with seed 1""");
  }

  @Test
  void always_looksAtTheStateThatItBeginsWith() {
    assertThat(TimelineRule.always(B).from(ofSeconds(14)).check(timeline).orElseThrow())
        .asString()
        .contains("at         +14s\n");
  }

  @Test
  void eventually_holdsAtTheLastMoment() {
    assertThat(TimelineRule.eventually(B, ofSeconds(15)).check(timeline)).isEmpty();
  }

  @Test
  void eventually_failsWhenTheTimeIsOver() {
    assertThat(TimelineRule.eventually(B, ofSeconds(14)).check(timeline).orElseThrow())
        .hasToString(
            """
            the timeline is not as expected
            expected   b is there, within 14s
            but was    not so by then
            at         +14s
            record       +0s  namespace default was created (user)
                         +0s  namespace kube-node-lease was created (user)
                         +0s  namespace kube-public was created (user)
                         +0s  namespace kube-system was created (user)
                         +10s  configmap a was created (user)
                         +15s  configmap b was created (user)
                         +20s  configmap a is gone (user)
            replay     a cluster with seed 1""");
  }

  @Test
  void eventually_saysThatTheRunWasTooShort() {
    assertThat(TimelineRule.eventually(C, ofMinutes(3)).check(timeline).orElseThrow())
        .hasToString(
            """
            the timeline is not as expected
            expected   c is there, within 3m0s
            but was    not so when the run ended, before its time
            at         +1m0s
            record       +0s  namespace kube-public was created (user)
                         +0s  namespace kube-system was created (user)
                         +10s  configmap a was created (user)
                         +15s  configmap b was created (user)
                         +20s  configmap a is gone (user)
            replay     a cluster with seed 1
            advice     let the cluster run on for 2m0s before you ask""");
  }

  @Test
  void leadsTo_holdsIfTheEffectComesInTime() {
    assertThat(TimelineRule.leadsTo(A, B, ofSeconds(5)).check(timeline)).isEmpty();
    assertThat(TimelineRule.leadsTo(B, B, ofSeconds(0)).check(timeline)).isEmpty();
    assertThat(TimelineRule.leadsTo(C, A, ofSeconds(0)).check(timeline)).isEmpty();
  }

  @Test
  void leadsTo_failsIfTheEffectIsLate() {
    assertThat(TimelineRule.leadsTo(A, B, ofSeconds(4)).check(timeline).orElseThrow())
        .hasToString(
            """
            the timeline is not as expected
            expected   b is there, within 4s of +10s, when: a is there
            but was    not so by then
            at         +14s
            record       +0s  namespace default was created (user)
                         +0s  namespace kube-node-lease was created (user)
                         +0s  namespace kube-public was created (user)
                         +0s  namespace kube-system was created (user)
                         +10s  configmap a was created (user)
                         +15s  configmap b was created (user)
                         +20s  configmap a is gone (user)
            replay     a cluster with seed 1""");
  }

  @Test
  void leadsTo_isOwedAgainEachTime() {
    assertThat(TimelineRule.leadsTo(B, A, ofSeconds(30)).check(timeline).orElseThrow())
        .asString()
        .contains("expected   a is there, within 30s of +20s, when: b is there\n")
        .contains("at         +50s\n");
  }

  @Test
  void negativeLimit_isRefused() {
    assertThatThrownBy(() -> TimelineRule.eventually(A, ofSeconds(-1)))
        .hasMessage("limit (PT-1S) must not be negative");
  }
}
