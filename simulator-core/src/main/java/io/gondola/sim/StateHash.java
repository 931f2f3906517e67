package io.gondola.sim;

import static com.google.common.base.Preconditions.checkState;

import com.google.common.collect.Multimap;
import com.google.common.collect.Multiset;
import io.gondola.sim.ClassShapes.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a simulation as a number: all that can be reached from an object, with the actions
 * of pending events and the variables that they hold on to.
 *
 * <p>So no component has to tell its state, and none can forget a part of it. What is left out is
 * what {@link HasState} and {@link View} leave out, and the inside of functions that the JDK or
 * Guava make, such as comparators. An object that two pending events share, and nobody else, counts
 * as two equal ones. The number has 64 bits: among a million states, two share one by chance in
 * about one of 40 million searches.
 *
 * <p>Numbers can be compared with those of other instances in the same process, if their views are
 * the same, and with nothing else: functions are known by the names that this process gave to their
 * classes.
 */
public final class StateHash {

  private static final int DEEPEST = 2_000;

  private final View view;
  private final ClassShapes shapes = new ClassShapes();

  /** Objects that have been met, by the order of meeting: looked up only. */
  private final IdentityHashMap<Object, Integer> met = new IdentityHashMap<>();

  private final List<Object> meetings = new ArrayList<>();
  private int depth;

  /** What stands for an object. */
  @FunctionalInterface
  public interface View {

    /** What to look at instead, a {@link Long} if it is known already; null for the object. */
    @Nullable Object of(Object object);
  }

  /** Elements whose order makes no difference. */
  record Unordered(Collection<?> elements) {}

  public StateHash(View view) {
    this.view = view;
  }

  /** The number of the state that an object holds. */
  public long of(Object root) {
    forget(0);
    depth = 0;
    return hash(root);
  }

  /** Two numbers as one; the order counts. */
  public static long mix(long a, long b) {
    return PlainValues.mix(a, b);
  }

  private long hash(@Nullable Object object) {
    if (object == null) {
      return 1;
    }
    ClassShapes.Shape shape = shapes.of(object.getClass());
    if (shape.kind() == Kind.PLAIN) {
      return PlainValues.hash(object);
    }
    Object instead = view.of(object);
    if (instead != null) {
      return hash(instead);
    }
    Integer number = met.get(object);
    if (number != null) {
      return mix(2, number);
    }
    met.put(object, meetings.size());
    meetings.add(object);
    checkState(++depth < DEEPEST, "%s is too deep inside the state", object.getClass());
    long inside = inside(object, shape);
    depth--;
    return inside;
  }

  private long inside(Object object, ClassShapes.Shape shape) {
    return switch (shape.kind()) {
      case PLAIN -> PlainValues.hash(object);
      case STATEFUL -> hash(((HasState) object).state());
      case MAP -> ofMap((Map<?, ?>) object);
      case HASH_MAP -> ofHashMap((Map<?, ?>) object);
      case UNORDERED -> ofUnordered(((Unordered) object).elements());
      case HASH_SET -> ofUnordered((Collection<?>) object);
      case MULTISET -> ofList(((Multiset<?>) object).entrySet());
      case MULTISET_ENTRY -> ofEntry((Multiset.Entry<?>) object);
      case LIST -> ofList((Collection<?>) object);
      case MULTIMAP -> ofMap(((Multimap<?, ?>) object).asMap());
      case OPTIONAL -> hash(((Optional<?>) object).orElse(null));
      case ARRAY -> ofArray(object);
      case FIELDS -> ofFields(object, shape);
    };
  }

  private long ofEntry(Multiset.Entry<?> entry) {
    return mix(hash(entry.getElement()), entry.getCount());
  }

  private long ofList(Collection<?> elements) {
    long hash = 3;
    for (Object element : elements) {
      hash = mix(hash, hash(element));
    }
    return hash;
  }

  private long ofArray(Object array) {
    return array instanceof Object[] objects
        ? ofList(Arrays.asList(objects))
        : PlainValues.ofPrimitives(array);
  }

  private long ofMap(Map<?, ?> map) {
    long hash = 5;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      hash = mix(hash, mix(hash(entry.getKey()), hash(entry.getValue())));
    }
    return hash;
  }

  /** The order in which a hash table has its entries is nobody's. */
  private long ofHashMap(Map<?, ?> map) {
    Object[] keys = map.keySet().toArray();
    if (keys.length < 2) {
      return ofMap(map);
    }
    if (!isSortable(keys)) {
      return ofUnordered(map.entrySet());
    }
    Arrays.sort(keys);
    long hash = 5;
    for (Object key : keys) {
      hash = mix(hash, mix(hash(key), hash(map.get(key))));
    }
    return hash;
  }

  private static boolean isSortable(Object[] keys) {
    Class<?> type = keys[0].getClass();
    if (!Comparable.class.isAssignableFrom(type)) {
      return false;
    }
    for (Object key : keys) {
      if (key.getClass() != type) {
        return false;
      }
    }
    return true;
  }

  /** Each element for itself: what one of them holds is new again for the next. */
  private long ofUnordered(Collection<?> elements) {
    long sum = elements.size();
    int known = meetings.size();
    for (Object element : elements) {
      sum +=
          element instanceof Map.Entry<?, ?> entry
              ? mix(hash(entry.getKey()), hash(entry.getValue()))
              : mix(7, hash(element));
      forget(known);
    }
    return mix(7, sum);
  }

  private void forget(int known) {
    if (known == 0) {
      met.clear();
      meetings.clear();
    }
    for (int last = meetings.size() - 1; last >= known; last--) {
      met.remove(meetings.remove(last));
    }
  }

  private long ofFields(Object object, ClassShapes.Shape shape) {
    long hash = mix(11, shape.number());
    for (ClassShapes.Part part : shape.parts()) {
      hash = mix(hash, part.isPrimitive() ? part.number(object) : hash(part.object(object)));
    }
    return hash;
  }
}
