package io.gondola.traffic;

import com.google.common.collect.ImmutableList;
import io.gondola.apiserver.ApiServer;
import io.gondola.network.Network;
import io.gondola.timeline.requests.LostRequest;
import io.gondola.timeline.requests.Outcome;
import io.gondola.traffic.RequestStory.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts together what became of a lost request, of its pod, and of the news about that pod. */
final class StoryTeller {

  private final ApiServer api;
  private final Network network;

  StoryTeller(ApiServer api, Network network) {
    this.api = api;
    this.network = network;
  }

  Instant now() {
    return api.simulation().now();
  }

  RequestStory tell(LostRequest lost) {
    List<Step> steps = new ArrayList<>();
    if (lost.pod() == null) {
      steps.addAll(ownSteps(lost));
    } else {
      PodNews news = PodNews.of(api.timeline(), lost.pod(), network.proxy(lost.node()));
      steps.addAll(news.steps());
      if (lost.terminatedAt() != null) {
        String what = "pod %s gets SIGTERM".formatted(PodNews.called(lost.pod()));
        steps.add(new Step(lost.terminatedAt(), what));
      }
      steps.addAll(ownSteps(lost));
      // Last, since what a proxy applies holds for what comes after that moment.
      String what = "the proxy of %s applies what the slices say of it".formatted(lost.node());
      news.applied().stream().distinct().forEach(time -> steps.add(new Step(time, what)));
      steps.removeIf(step -> isFarOff(step.time(), lost, news));
    }
    steps.sort(Comparator.comparing(Step::time));
    return new RequestStory(api.simulation().start(), ImmutableList.copyOf(steps));
  }

  /** From the pod's last turn before the request until the proxy knew of what came after it. */
  private static boolean isFarOff(Instant time, LostRequest lost, PodNews news) {
    Instant known = news.firstApplied(lost.triedAt());
    Instant end = known.isAfter(lost.endedAt()) ? known : lost.endedAt();
    return time.isBefore(earlier(news.lastTurn(lost.triedAt()), lost.sentAt()))
        || time.isAfter(end);
  }

  private static Instant earlier(Instant a, Instant b) {
    return b.isBefore(a) ? b : a;
  }

  private static ImmutableList<Step> ownSteps(LostRequest lost) {
    ImmutableList.Builder<Step> steps = ImmutableList.builder();
    String name = "request " + lost.number() + " of " + lost.client();
    if (!lost.sentAt().equals(lost.triedAt())) {
      steps.add(new Step(lost.sentAt(), name + " is sent for the first time"));
    }
    String way = name + " is sent through the proxy of " + lost.node();
    String goal = lost.pod() == null ? "" : ", which picks pod " + PodNews.called(lost.pod());
    return steps
        .add(new Step(lost.triedAt(), way + goal))
        .add(new Step(lost.endedAt(), name + verb(lost.outcome()) + ": " + lost.reason()))
        .build();
  }

  private static String verb(Outcome outcome) {
    return outcome == Outcome.FAILED ? " has failed" : " is " + outcome;
  }
}
