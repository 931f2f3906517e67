package io.gondola.kubectl.print;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path such as {@code .items[*].metadata.labels['app']} through a tree of maps and lists: the
 * common part of Kubernetes' JSONPath, that is names, indexes, {@code [*]} and filters such as
 * {@code [?(@.type=="Ready")]}. What is not there is passed over.
 */
public final class JsonPath {

  private static final Pattern NAME = Pattern.compile("\\.((?:[^.\\[\\\\\\s]|\\\\.)+)");
  private static final Pattern QUOTED = Pattern.compile("\\['((?:[^'\\\\]|\\\\.)*)'\\]");
  private static final Pattern INDEX = Pattern.compile("\\[(-?[0-9]+)\\]");
  private static final Pattern ALL = Pattern.compile("\\[\\*\\]|\\.\\*");
  private static final Pattern FILTER =
      Pattern.compile("\\[\\?\\(\\s*@([^=!]*?)\\s*(==|!=)\\s*(.*?)\\s*\\)\\]");

  private final ImmutableList<PathStep> steps;

  private JsonPath(ImmutableList<PathStep> steps) {
    this.steps = steps;
  }

  /**
   * Reads a path; the braces around it and the dot before it may be left out.
   *
   * @throws JsonPathException if it is malformed
   */
  public static JsonPath parseRelaxed(String text) {
    String path = text.startsWith("{") && text.endsWith("}") ? inner(text) : text;
    boolean bare = !path.isEmpty() && !path.startsWith(".") && !path.startsWith("[");
    return parse(bare && !path.startsWith("$") && !path.startsWith("@") ? "." + path : path);
  }

  private static String inner(String text) {
    return text.substring(1, text.length() - 1);
  }

  static JsonPath parse(String text) {
    String path = text.startsWith("$") || text.startsWith("@") ? text.substring(1) : text;
    ImmutableList.Builder<PathStep> steps = ImmutableList.builder();
    int at = path.equals(".") ? 1 : 0;
    while (at < path.length()) {
      at = step(path, at, steps);
    }
    return new JsonPath(steps.build());
  }

  private static int step(String path, int at, ImmutableList.Builder<PathStep> steps) {
    Matcher all = at(ALL, path, at);
    if (all.lookingAt()) {
      steps.add(PathStep.ALL);
      return all.end();
    }
    Matcher name = at(NAME, path, at);
    if (name.lookingAt()) {
      steps.add(PathStep.name(unescaped(name.group(1))));
      return name.end();
    }
    Matcher quoted = at(QUOTED, path, at);
    if (quoted.lookingAt()) {
      steps.add(PathStep.name(unescaped(quoted.group(1))));
      return quoted.end();
    }
    Matcher index = at(INDEX, path, at);
    if (index.lookingAt()) {
      steps.add(PathStep.index(Integer.parseInt(index.group(1))));
      return index.end();
    }
    Matcher filter = at(FILTER, path, at);
    if (filter.lookingAt()) {
      steps.add(
          PathStep.filter(
              parse(filter.group(1)), filter.group(2).equals("=="), unquoted(filter.group(3))));
      return filter.end();
    }
    throw new JsonPathException("cannot read " + path.substring(at));
  }

  private static Matcher at(Pattern pattern, String path, int at) {
    return pattern.matcher(path).region(at, path.length());
  }

  private static String unescaped(String name) {
    return name.replaceAll("\\\\(.)", "$1");
  }

  private static String unquoted(String value) {
    boolean quoted = value.matches("(?s)\"(.*)\"|'(.*)'");
    return quoted ? inner(value) : value;
  }

  /** All that the path leads to. */
  public List<Object> find(Object tree) {
    List<Object> found = List.of(tree);
    for (PathStep step : steps) {
      List<Object> next = new ArrayList<>();
      found.forEach(value -> next.addAll(step.from(value)));
      found = next;
    }
    return found;
  }
}
