package io.gondola.kubectl.print;

import com.google.common.base.Joiner;
import com.google.common.collect.Iterables;
import io.gondola.api.meta.LabelSelector;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small texts that tables and descriptions share. */
public final class Texts {

  public static final String NONE = "<none>";
  private static final int SHOWN = 3;

  private Texts() {}

  public static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  /** Labels as {@code k=v,k2=v2}. */
  public static String labels(Map<String, String> labels) {
    return labels.isEmpty() ? NONE : Joiner.on(',').withKeyValueSeparator('=').join(labels);
  }

  /** A selector as one line; an absent one selects nothing and prints as {@code <none>}. */
  public static String selector(@Nullable LabelSelector selector) {
    return selector == null ? NONE : orNone(selector.toSelector().toString());
  }

  /** The first three, and how many more there are. */
  public static String firstFew(Collection<String> all) {
    String few = String.join(",", Iterables.limit(all, SHOWN));
    return all.size() > SHOWN ? "%s + %s more...".formatted(few, all.size() - SHOWN) : few;
  }

  /** Address and port, with brackets around an IPv6 address. */
  public static String hostAndPort(String address, Object port) {
    return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }

  /** The maps of a list that the simulator only keeps. */
  static List<Map<?, ?>> maps(@Nullable Object list) {
    return list instanceof List<?> items
        ? items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
        : List.of();
  }
}
