package io.gondola.timeline;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.sim.Activity;
import io.gondola.sim.HasState;
import io.gondola.sim.Simulation;
import io.gondola.timeline.requests.TrafficReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that happened in a run, in order. It only grows.
 *
 * <p>Each entry names its cause, so that {@link #why} can walk back from an effect to what started
 * it.
 */
public final class Timeline implements HasState {

  /** Who acts when no event of the simulation runs. */
  public static final String USER = "user";

  private final Simulation simulation;
  private final String origin;
  private final List<TimelineEntry> entries = new ArrayList<>();
  private final List<Supplier<TrafficReport>> traffic = new ArrayList<>();

  public Timeline(Simulation simulation) {
    this(simulation, "");
  }

  /**
   * A timeline that knows where its run came from.
   *
   * @param origin see {@link #origin}
   */
  public Timeline(Simulation simulation, String origin) {
    this.simulation = simulation;
    this.origin = origin;
  }

  /** It tells of the past, and nobody acts on it. */
  @Override
  public Object state() {
    return NONE;
  }

  /** What makes the same run again, such as {@code seed 42}; empty if nobody said. */
  public String origin() {
    return origin;
  }

  /** Notes a write, at the current time and with the current cause; gives the entry's number. */
  public long append(Happening what) {
    long id = entries.size() + 1L;
    entries.add(new TimelineEntry(id, simulation.now(), simulation.cause(), actor(), what));
    return id;
  }

  /** All entries, oldest first; a view that grows with the run. */
  public List<TimelineEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** The entry with a number from 1 to {@link #size}. */
  public TimelineEntry entry(long id) {
    return entries.get((int) id - 1);
  }

  public int size() {
    return entries.size();
  }

  /** Lets the record of a client's requests belong to this one. */
  public void addTraffic(Supplier<TrafficReport> client) {
    traffic.add(client);
  }

  /** What became of the requests so far, of each client in the order in which they began. */
  public ImmutableList<TrafficReport> traffic() {
    return traffic.stream().map(Supplier::get).collect(ImmutableList.toImmutableList());
  }

  /** When the run began. */
  public Instant start() {
    return simulation.start();
  }

  /** How far the record reaches: the virtual time now. */
  public Instant end() {
    return simulation.now();
  }

  /** The latest entry about an object. */
  public Optional<TimelineEntry> latest(ResourceType<?> type, ObjectKey key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      TimelineEntry entry = entries.get(i);
      if (entry.what() instanceof Happening.Change change && isAbout(change.object(), type, key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /**
   * Why an object is as it is: the latest entry about it, the entry that caused that one, and so on
   * to the first.
   *
   * @return empty if the timeline does not know the object
   */
  public Explanation why(ResourceType<?> type, ObjectKey key) {
    return new Explanation(latest(type, key).map(this::causes).orElse(List.of()), start());
  }

  /** An entry, its cause, the cause of that, and so on. */
  public List<TimelineEntry> causes(TimelineEntry entry) {
    List<TimelineEntry> chain = new ArrayList<>();
    chain.add(entry);
    long cause = entry.cause();
    while (cause != 0) {
      TimelineEntry next = entry(cause);
      chain.add(next);
      cause = next.cause();
    }
    return chain;
  }

  /** The whole record as text, a line an entry: the same for the same run on every JVM. */
  public String text() {
    return CanonicalText.of(entries, start());
  }

  /** An entry for people: {@code +1.5s pod web-1 became ready (kubelet/node-1)}. */
  public String describe(TimelineEntry entry) {
    String clock = VirtualTime.format(Duration.between(start(), entry.time()));
    return "+" + clock + "  " + entry.words();
  }

  /** A fingerprint of {@link #text}: two runs are the same when their hashes are. */
  public String hash() {
    return CanonicalText.hash(entries, start());
  }

  private String actor() {
    return simulation.activity().map(Activity::component).orElse(USER);
  }

  private static boolean isAbout(ApiObject object, ResourceType<?> type, ObjectKey key) {
    return object.resourceType().equals(type) && object.key().equals(key);
  }

  /** {@code Timeline[412 entries, up to +1m20s]}. */
  @Override
  public String toString() {
    return "Timeline[%s entries, up to +%s]"
        .formatted(size(), VirtualTime.format(Duration.between(start(), end())));
  }
}
