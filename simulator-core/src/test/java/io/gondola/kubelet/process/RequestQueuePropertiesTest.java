package io.gondola.kubelet.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The queue against a model that keeps each worker's requests. */
class RequestQueuePropertiesTest {

  /** A request that comes so much later than the one before, and takes so long. */
  record Arrival(int gap, int work) {}

  @Provide
  Arbitrary<List<Arrival>> arrivals() {
    Arbitrary<Integer> times = Arbitraries.integers().between(0, 20);
    return Combinators.combine(times, times).as(Arrival::new).list().ofMaxSize(60);
  }

  @Property(tries = 300, seed = "2026")
  void requests_areAnsweredFirstComeFirstServed(@ForAll("arrivals") List<Arrival> arrivals) {
    for (int concurrency = 1; concurrency <= 3; concurrency++) {
      Serving serving = Serving.DEFAULT.withConcurrency(concurrency).withBacklog(2);
      RequestQueue queue = new RequestQueue(serving);
      List<Long> answers = new ArrayList<>();
      long now = 0;
      for (Arrival arrival : arrivals) {
        now += arrival.gap();
        long expected = expected(answers, serving, now, arrival.work());

        assertThat(queue.admit(now, arrival.work())).isEqualTo(expected);
        if (expected != RequestQueue.REFUSED) {
          answers.add(expected);
        }
        assertThat(queue.size(now)).isEqualTo((int) unanswered(answers, now));
      }
    }
  }

  /** It begins once fewer requests than workers are unanswered. */
  private static long expected(List<Long> answers, Serving serving, long now, long work) {
    if (unanswered(answers, now) >= serving.concurrency() + serving.backlog()) {
      return RequestQueue.REFUSED;
    }
    long begin = now;
    while (unanswered(answers, begin) >= serving.concurrency()) {
      begin++;
    }
    return begin + work;
  }

  private static long unanswered(List<Long> answers, long time) {
    return answers.stream().filter(answer -> answer > time).count();
  }
}
