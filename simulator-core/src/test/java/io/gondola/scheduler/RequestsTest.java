package io.gondola.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pod asks of its node while it starts and runs. */
class RequestsTest {

  private static final String APP = "{name: %s, resources: {requests: {cpu: %s}}}";
  private static final String SIDECAR =
      "{name: %s, restartPolicy: Always, resources: {requests: {cpu: %s}}}";

  /** A row is init containers, sidecars marked by a star, then app containers. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''            | 1 2 | 3000
          5             | 1 2 | 5000
          2             | 1 2 | 3000
          *1            | 2   | 3000
          *1 4          | 2   | 5000
          4 *1          | 2   | 4000
          *1 *2 3       | 2   | 6000
          *1 *2 1       | 2   | 5000
          """)
  void request_isTheMostThatIsInUseAtOnce(String inits, String apps, long milliCpu) {
    String spec = "initContainers: [%s], containers: [%s]".formatted(list(inits), list(apps));

    Requests requests = Requests.of(Placing.pod("default", "", spec).spec());

    assertThat(requests.asked().milliCpu()).isEqualTo(milliCpu);
  }

  @Test
  void containerWithoutRequest_countsAsASmallOneForTheScoreOnly() {
    Requests requests =
        Requests.of(Placing.pod("default", "", "containers: [{name: a}, {name: b}]").spec());

    assertThat(requests.isBestEffort()).isTrue();
    assertThat(requests.counted().milliCpu()).isEqualTo(200);
    assertThat(requests.counted().memory()).isEqualTo(400L << 20);
  }

  @Test
  void overhead_isAddedToWhatContainersAsk() {
    String spec = "overhead: {cpu: 250m, memory: 1Mi}, containers: [" + APP.formatted("a", 1) + "]";

    Requests requests = Requests.of(Placing.pod("default", "", spec).spec());

    assertThat(requests.asked().milliCpu()).isEqualTo(1250);
    assertThat(requests.asked().memory()).isEqualTo(1 << 20);
  }

  private static String list(String containers) {
    StringBuilder list = new StringBuilder();
    int number = 0;
    for (String container : containers.split(" ", -1)) {
      if (!container.isEmpty()) {
        String form = container.startsWith("*") ? SIDECAR : APP;
        list.append(list.isEmpty() ? "" : ", ")
            .append(form.formatted("c" + number++, container.replace("*", "")));
      }
    }
    return list.toString();
  }
}
