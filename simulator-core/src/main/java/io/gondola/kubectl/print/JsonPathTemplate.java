package io.gondola.kubectl.print;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import io.gondola.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text with paths in braces, as {@code -o jsonpath} takes it: {@code {range
 * .items[*]}{.metadata.name}{"\n"}{end}}.
 */
public final class JsonPathTemplate {

  private interface Part {
    void write(Object tree, StringBuilder to);
  }

  private final String template;
  private int at;

  private JsonPathTemplate(String template) {
    this.template = template;
  }

  /**
   * The text with the values of a tree.
   *
   * @throws JsonPathException if the template is malformed
   */
  public static String render(String template, Object tree) {
    JsonPathTemplate parser = new JsonPathTemplate(template);
    ImmutableList<Part> parts = parser.parts(false);
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> part.write(tree, text));
    return text.toString();
  }

  /** Parts up to the end of the text or, in a range, up to its end. */
  private ImmutableList<Part> parts(boolean inRange) {
    ImmutableList.Builder<Part> parts = ImmutableList.builder();
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      String literal = template.substring(at, open < 0 ? template.length() : open);
      parts.add((tree, to) -> to.append(literal));
      if (open < 0) {
        at = template.length();
        break;
      }
      String action = action(open);
      if (action.equals("end")) {
        return parts.build();
      }
      parts.add(part(action));
    }
    if (inRange) {
      throw new JsonPathException("unclosed range, expected {end}");
    }
    return parts.build();
  }

  /** What is between braces; a brace in quotes does not count. */
  private String action(int open) {
    boolean quoted = false;
    for (int i = open + 1; i < template.length(); i++) {
      char c = template.charAt(i);
      quoted ^= c == '"' && template.charAt(i - 1) != '\\';
      if (c == '}' && !quoted) {
        at = i + 1;
        return template.substring(open + 1, i).strip();
      }
    }
    throw new JsonPathException("unclosed action");
  }

  private Part part(String action) {
    if (action.startsWith("\"") && action.endsWith("\"") && action.length() > 1) {
      String text = unescaped(action.substring(1, action.length() - 1));
      return (tree, to) -> to.append(text);
    }
    if (action.startsWith("range ")) {
      JsonPath path = JsonPath.parse(action.substring("range ".length()).strip());
      ImmutableList<Part> body = parts(true);
      return (tree, to) ->
          path.find(tree).forEach(item -> body.forEach(part -> part.write(item, to)));
    }
    JsonPath path = JsonPath.parse(action);
    return (tree, to) -> to.append(text(path.find(tree)));
  }

  private static String text(List<Object> values) {
    return values.stream().map(JsonPathTemplate::text).collect(joining(" "));
  }

  @SuppressWarnings("unchecked") // Trees have names for keys.
  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return Manifest.toJson((Map<String, ?>) map);
    }
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      list.forEach(item -> items.add(item instanceof String s ? "\"" + s + "\"" : text(item)));
      return "[" + String.join(",", items) + "]";
    }
    return value.toString();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");
  }
}
