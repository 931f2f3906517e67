package io.gondola.testing.jqwik;

import io.gondola.testing.RolloutScenario;
import net.jqwik.api.SampleReportingFormat;

/** Lets jqwik print a failing scenario as a JUnit method to paste. */
public final class ScenarioFormat implements SampleReportingFormat {

  /** For jqwik, which finds the class by itself. */
  public ScenarioFormat() {}

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof RolloutScenario;
  }

  @Override
  public Object report(Object value) {
    return SampleReportingFormat.plainLabel("\n" + ((RolloutScenario) value).code());
  }

  /** Before jqwik's own, which shows records part by part. */
  @Override
  public int priority() {
    return 1;
  }
}
