package io.gondola.examples;

import io.gondola.testing.RolloutProperties;
import org.junit.jupiter.api.Test;

/** All that a rollout is to promise, in one call: the same for a policy of your own. */
class PolicyExampleTest {

  @Test
  void rollingUpdate_keepsAllPromises() {
    RolloutProperties.check("RollingUpdate").assertAllHold();
  }
}
