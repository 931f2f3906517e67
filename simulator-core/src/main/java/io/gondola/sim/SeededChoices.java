package io.gondola.sim;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Map;
import java.util.TreeMap;

/** A SplitMix64 generator for each stream, its state mixed from the seed and the stream's name. */
final class SeededChoices implements Choices {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final Map<String, ChoiceStream> streams = new TreeMap<>();

  SeededChoices(long seed) {
    this.seed = seed;
  }

  @Override
  public ChoiceStream stream(String component) {
    return streams.computeIfAbsent(component, name -> new Stream(mix(seed ^ hash(name))));
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }

  /** FNV-1a over UTF-16 units: fixed for all JVMs and good enough once mixed. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }

  private static final class Stream implements ChoiceStream {
    private long state;

    Stream(long state) {
      this.state = state;
    }

    @Override
    public long next(long bound) {
      checkArgument(bound > 0, "bound (%s) must be positive", bound);
      // Numbers above the last multiple of the bound would favour small results: draw again.
      long bits = draw();
      long value = bits % bound;
      while (bits - value + (bound - 1) < 0) {
        bits = draw();
        value = bits % bound;
      }
      return value;
    }

    private long draw() {
      state += GOLDEN_GAMMA;
      return mix(state) >>> 1;
    }
  }
}
