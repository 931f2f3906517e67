package io.gondola.sim;

import com.google.common.collect.ImmutableList;
import java.lang.reflect.Array;
import java.time.Duration;
import java.time.Instant;

/** Hashes of values that hold nothing but themselves. */
final class PlainValues {

  private static final ImmutableList<Class<?>> PLAIN =
      ImmutableList.of(
          String.class,
          Duration.class,
          Instant.class,
          Enum.class,
          Class.class,
          Number.class,
          Boolean.class,
          Character.class);

  private static final long PRIME = 0x9e3779b97f4a7c15L;

  private PlainValues() {}

  static long mix(long a, long b) {
    long z = (a * 31 + b) * PRIME;
    z = (z ^ (z >>> 32)) * 0xbf58476d1ce4e5b9L;
    return z ^ (z >>> 29);
  }

  /** Whether the objects of a class are such values. */
  static boolean isPlain(Class<?> type) {
    return PLAIN.stream().anyMatch(plain -> plain.isAssignableFrom(type));
  }

  static long hash(Object value) {
    if (value instanceof String text) {
      return ofText(text);
    }
    if (value instanceof Long number) {
      return mix(13, number);
    }
    if (value instanceof Duration span) {
      return mix(17, mix(span.getSeconds(), span.getNano()));
    }
    if (value instanceof Instant time) {
      return mix(19, mix(time.getEpochSecond(), time.getNano()));
    }
    if (value instanceof Enum<?> constant) {
      return mix(31, ofText(constant.name()));
    }
    if (value instanceof Class<?> type) {
      return ofText(type.getName());
    }
    return ofText(value.toString());
  }

  /** The hash code of a string has too few bits for a state. */
  private static long ofText(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 0x100000001b3L + text.charAt(i);
    }
    return mix(23, hash);
  }

  /** Tables of numbers are long and mostly empty: nothing is made of their zeros. */
  static long ofPrimitives(Object array) {
    if (array instanceof long[] numbers) {
      long hash = numbers.length;
      for (int i = 0; i < numbers.length; i++) {
        hash = numbers[i] == 0 ? hash : mix(hash, mix(i, numbers[i]));
      }
      return hash;
    }
    if (array instanceof int[] numbers) {
      long hash = numbers.length;
      for (int i = 0; i < numbers.length; i++) {
        hash = numbers[i] == 0 ? hash : mix(hash, mix(i, numbers[i]));
      }
      return hash;
    }
    long hash = Array.getLength(array);
    for (int i = 0; i < Array.getLength(array); i++) {
      hash = mix(hash, hash(Array.get(array, i)));
    }
    return hash;
  }
}
