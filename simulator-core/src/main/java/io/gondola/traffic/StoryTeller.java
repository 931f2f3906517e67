package io.gondola.traffic;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ObjectKey;
import io.gondola.apiserver.ApiServer;
import io.gondola.network.Network;
import io.gondola.timeline.requests.LostRequest;
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
    if (lost.pod() != null) {
      steps.addAll(around(lost, lost.pod()));
    }
    String name = "request " + lost.number() + " of " + lost.client();
    if (!lost.sentAt().equals(lost.triedAt())) {
      steps.add(new Step(lost.sentAt(), name + " is sent for the first time"));
    }
    String way = name + " is sent through the proxy of " + lost.node();
    String goal = lost.pod() == null ? "" : ", which picks pod " + PodNews.called(lost.pod());
    steps.add(new Step(lost.triedAt(), way + goal));
    String reason = lost.reason().isEmpty() ? "" : ": " + lost.reason();
    steps.add(new Step(lost.endedAt(), name + " is " + lost.outcome() + reason));
    steps.sort(Comparator.comparing(Step::time));
    return new RequestStory(api.simulation().start(), ImmutableList.copyOf(steps));
  }

  /** From the pod's last turn before the request until the proxy knew of what came after it. */
  private List<Step> around(LostRequest lost, ObjectKey pod) {
    PodNews news = PodNews.of(api.timeline(), pod, network.proxy(lost.node()));
    List<Step> steps = new ArrayList<>(news.steps());
    if (lost.terminatedAt() != null) {
      steps.add(
          new Step(lost.terminatedAt(), "pod %s gets SIGTERM".formatted(PodNews.called(pod))));
    }
    Instant from = news.lastTurn(lost.triedAt());
    Instant to = news.firstApplied(lost.triedAt());
    return steps.stream()
        .filter(step -> !step.time().isBefore(from) && !step.time().isAfter(to))
        .toList();
  }
}
