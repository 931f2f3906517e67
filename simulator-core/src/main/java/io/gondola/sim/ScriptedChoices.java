package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Repeats a script; past its end, and for streams it does not have, the choice is 0. */
final class ScriptedChoices implements Choices {

  private final Script script;
  private final Map<String, ChoiceStream> streams = new TreeMap<>();

  ScriptedChoices(Script script) {
    this.script = script;
  }

  @Override
  public ChoiceStream stream(String component) {
    return streams.computeIfAbsent(component, this::open);
  }

  @Override
  public boolean ordersTies() {
    return script.draws().containsKey(TieOrderingChoices.STREAM);
  }

  @Override
  public int nextEvent(int n) {
    return stream(TieOrderingChoices.STREAM).pick(n);
  }

  private ChoiceStream open(String component) {
    Iterator<Long> draws = script.draws().getOrDefault(component, ImmutableList.of()).iterator();
    return bound -> {
      long value = draws.hasNext() ? draws.next() : 0;
      if (value < 0 || value >= bound) {
        throw new IllegalArgumentException(
            "scripted choice (%s) of %s must be at least 0 and below %s: the script is of another run"
                .formatted(value, component, bound));
      }
      return value;
    };
  }
}
