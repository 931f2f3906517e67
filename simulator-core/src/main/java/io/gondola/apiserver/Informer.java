package io.gondola.apiserver;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A component's local copy of the objects of one type, fed by a watch that lags behind the API
 * server.
 *
 * <p>Changes arrive in order, a delay after they were written; changes that arrive at one time come
 * together. Handlers run once the copy is up to date with the change they are told of.
 */
public final class Informer<T extends ApiObject> {

  /** What a component does when changes arrive: the verb of its activity. */
  public static final String DELIVERY = "see changes of";

  private final LaggingWatch<T> watch;
  private final Supplier<ImmutableList<T>> stored;
  private final Predicate<T> inScope;

  /**
   * The copy; null until somebody looks at it, as few ever look at their pods. A hash map for
   * speed: its order is never seen, lists are sorted by key.
   */
  private @Nullable Map<ObjectKey, T> cache;

  private final List<Handler<T>> handlers = new ArrayList<>();
  private final List<Index<T>> indexes = new ArrayList<>();

  /** Whom to tell of which changes. */
  private record Handler<T extends ApiObject>(
      Predicate<WatchEvent<T>> matters, Consumer<WatchEvent<T>> action) {}

  private Informer(
      ApiServer api,
      String component,
      ResourceType<T> type,
      Supplier<Duration> delay,
      Predicate<T> inScope) {
    this.watch = new LaggingWatch<>(api, component, type, delay, this::see);
    this.stored = () -> api.list(type, inScope);
    this.inScope = inScope;
  }

  /** Watches all objects of a type. */
  public static <T extends ApiObject> Informer<T> of(
      ApiServer api, String component, ResourceType<T> type, Supplier<Duration> delay) {
    Informer<T> informer = new Informer<>(api, component, type, delay, object -> true);
    api.watch(type, informer::onWritten);
    return informer;
  }

  /** Watches the objects of a type that are bound to a node. */
  public static <T extends ApiObject> Informer<T> ofNode(
      ApiServer api, String node, ResourceType<T> type, Supplier<Duration> delay) {
    Informer<T> informer =
        new Informer<>(
            api, "kubelet/" + node, type, delay, object -> api.isOnNode(type, object, node));
    api.watchNode(type, node, informer::onWritten);
    return informer;
  }

  /** Runs a handler after every change. */
  public void onChange(Consumer<WatchEvent<T>> handler) {
    onChange(event -> true, handler);
  }

  /**
   * Runs a handler after every change that matters to it.
   *
   * @param matters looks at nothing but the change. It is asked when the change is written, and the
   *     object at hand; by the time thousands of changes arrive, each object has to be fetched anew
   */
  public void onChange(Predicate<WatchEvent<T>> matters, Consumer<WatchEvent<T>> handler) {
    checkState(handlers.size() < Integer.SIZE, "too many handlers");
    handlers.add(new Handler<>(matters, handler));
  }

  /** Runs a handler for every object known by now, as if it were new, and after every change. */
  public void follow(Consumer<WatchEvent<T>> handler) {
    follow(event -> true, handler);
  }

  /** The same, but only for changes that matter to the handler; new objects always do. */
  public void follow(Predicate<WatchEvent<T>> matters, Consumer<WatchEvent<T>> handler) {
    list().forEach(object -> handler.accept(new WatchEvent<>(null, object)));
    onChange(matters, handler);
  }

  /**
   * Groups the copy by a property, such as the uid of the owner; objects without it give an empty
   * string.
   */
  public Index<T> indexBy(Function<? super T, String> property) {
    Index<T> index = new Index<>(property, this::list, key -> requireNonNull(cache().get(key)));
    indexes.add(index);
    return index;
  }

  /** The object with a key, as far as this component knows. */
  public Optional<T> find(ObjectKey key) {
    return Optional.ofNullable(cache().get(key));
  }

  /** All objects that this component knows of, by namespace and name. */
  public ImmutableList<T> list() {
    return known().values().stream()
        .sorted(Comparator.comparing(ApiObject::key))
        .collect(ImmutableList.toImmutableList());
  }

  private Map<ObjectKey, T> cache() {
    if (cache == null) {
      cache = known();
    }
    return cache;
  }

  /**
   * What the copy holds or, if none is kept, would hold: what is stored but for the news. An object
   * that has been deleted meanwhile is known by its last state.
   */
  private Map<ObjectKey, T> known() {
    if (cache != null) {
      return cache;
    }
    Map<ObjectKey, T> known = new HashMap<>();
    stored.get().forEach(object -> known.put(object.key(), object));
    for (WatchEvent<T> news : watch.underway().reverse()) {
      T before = news.before();
      replace(known, news.object().key(), before == null || !inScope.test(before) ? null : before);
    }
    return known;
  }

  private void onWritten(WatchEvent<T> event) {
    watch.onChange(event, concerned(event));
  }

  /** The handlers to be told, a bit for each; whoever joins later is told of all. */
  private int concerned(WatchEvent<T> event) {
    int concerned = -1;
    for (int i = 0; i < handlers.size(); i++) {
      if (!handlers.get(i).matters().test(event)) {
        concerned &= ~(1 << i);
      }
    }
    return concerned;
  }

  private void see(WatchEvent<T> event, int concerned) {
    if (cache != null) {
      replace(cache, event.object().key(), event.after());
    }
    for (Index<T> index : indexes) {
      index.update(event);
    }
    for (int i = 0; i < handlers.size(); i++) {
      if ((concerned & 1 << i) != 0) {
        handlers.get(i).action().accept(event);
      }
    }
  }

  private static <T> void replace(Map<ObjectKey, T> objects, ObjectKey key, @Nullable T object) {
    if (object == null) {
      objects.remove(key);
    } else {
      objects.put(key, object);
    }
  }
}
