package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.TreeMap;

/** Passes choices on and keeps them, so that a run can be repeated without its seed. */
public final class RecordedChoices implements Choices {

  private final Choices source;
  private final Map<String, ImmutableList.Builder<Long>> draws = new TreeMap<>();

  public RecordedChoices(Choices source) {
    this.source = source;
  }

  /** What has been chosen so far. */
  public Script script() {
    ImmutableSortedMap.Builder<String, ImmutableList<Long>> copy =
        ImmutableSortedMap.naturalOrder();
    draws.forEach((stream, numbers) -> copy.put(stream, numbers.build()));
    return new Script(copy.buildOrThrow());
  }

  @Override
  public ChoiceStream stream(String component) {
    ChoiceStream stream = source.stream(component);
    return bound -> record(component, stream.next(bound));
  }

  @Override
  public boolean ordersTies() {
    return source.ordersTies();
  }

  @Override
  public int nextEvent(int n) {
    return (int) record(TieOrderingChoices.STREAM, source.nextEvent(n));
  }

  private long record(String stream, long value) {
    draws.computeIfAbsent(stream, name -> ImmutableList.builder()).add(value);
    return value;
  }
}
