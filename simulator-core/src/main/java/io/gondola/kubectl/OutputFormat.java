package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.meta.ApiObject;
import io.gondola.kubectl.print.Endpoints;
import io.gondola.kubectl.print.JsonPathTemplate;
import io.gondola.kubectl.print.JsonText;
import io.gondola.manifest.Manifest;
import java.util.Map;

/**
 * The value of {@code -o}.
 *
 * @param name before the equals sign; empty for a plain table
 * @param argument after it
 */
record OutputFormat(String name, String argument) {

  private static final String JSON_PATH = "jsonpath";
  private static final ImmutableList<String> NAMES =
      ImmutableList.of("", "wide", "name", "yaml", "json", JSON_PATH);

  static OutputFormat parse(String text) {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    if (!NAMES.contains(name)) {
      throw new KubectlException(
          ("unable to match a printer suitable for the output format \"%s\", allowed formats are:"
                  + " json,jsonpath,name,wide,yaml")
              .formatted(name));
    }
    if (name.equals(JSON_PATH) && equals < 0) {
      throw new KubectlException("template format specified but no template given");
    }
    return new OutputFormat(name, equals < 0 ? "" : text.substring(equals + 1));
  }

  boolean isTable() {
    return name.isEmpty() || name.equals("wide");
  }

  /** Whether nothing at all needs a word; the others print an empty list. */
  boolean isForPeople() {
    return isTable() || name.equals("name");
  }

  /**
   * The objects in a format that is no table.
   *
   * @param single whether just one was asked for: others come as a list, even of one
   */
  String text(ImmutableList<ApiObject> objects, boolean single) {
    if (name.equals("name")) {
      StringBuilder names = new StringBuilder();
      objects.forEach(
          object -> names.append(Kind.label(object.resourceType(), object.name())).append('\n'));
      return names.toString();
    }
    Map<String, ?> tree = single ? encode(objects.get(0)) : list(objects);
    return switch (name) {
      case "yaml" -> Manifest.toYaml(tree);
      case "json" -> JsonText.of(tree);
      default -> JsonPathTemplate.render(argument, tree);
    };
  }

  private static Map<String, ?> list(ImmutableList<ApiObject> objects) {
    ImmutableList<Map<String, ?>> items =
        objects.stream().map(OutputFormat::encode).collect(ImmutableList.toImmutableList());
    return ImmutableMap.of(
        "apiVersion",
        "v1",
        "items",
        items,
        "kind",
        "List",
        "metadata",
        ImmutableMap.of("resourceVersion", ""));
  }

  static Map<String, ?> encode(ApiObject object) {
    if (object instanceof Endpoints) {
      throw new KubectlException(
          "Endpoints are drawn from EndpointSlices here and have no text of their own;"
              + " get endpointslices instead");
    }
    return Manifest.encode(object);
  }
}
