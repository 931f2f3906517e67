package io.gondola.kubectl;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import io.gondola.kubectl.print.RowPrinter;
import io.gondola.kubectl.print.RowPrinters;
import io.gondola.kubectl.print.TextTable;
import io.gondola.kubectl.print.Texts;
import io.gondola.kubectl.print.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of {@code kubectl get}, one a kind. */
final class GetTables {

  private final View view;
  private final boolean headers;
  private final boolean namespaces;
  private final boolean labels;
  private final boolean showKind;
  private final List<String> labelColumns;

  GetTables(Arguments arguments, Instant now) {
    this.view = new View(now, arguments.text("output").equals("wide"));
    this.headers = !arguments.isSet("no-headers");
    this.namespaces = arguments.isSet("all-namespaces");
    this.labels = arguments.isSet("show-labels");
    this.showKind = arguments.isSet("show-kind");
    this.labelColumns =
        Splitter.on(',').omitEmptyStrings().splitToList(arguments.text("label-columns"));
  }

  /** A table for each kind, in the order of the first object of each. */
  String text(ImmutableList<ApiObject> objects) {
    ImmutableListMultimap<ResourceType<?>, ApiObject> byType =
        Multimaps.index(objects, ApiObject::resourceType);
    boolean withKind = showKind || byType.keySet().size() > 1;
    List<String> tables = new ArrayList<>();
    for (ResourceType<?> type : byType.keySet()) {
      TextTable table = new TextTable();
      if (headers) {
        table.add(header(type));
      }
      byType.get(type).forEach(object -> table.add(row(object, withKind)));
      tables.add(table.text());
    }
    return String.join("\n", tables);
  }

  List<String> header(ResourceType<?> type) {
    List<String> header = new ArrayList<>();
    if (namespaces && type.namespaced()) {
      header.add("NAMESPACE");
    }
    header.addAll(RowPrinters.of(type).header(view.wide()));
    for (String label : labelColumns) {
      header.add(label.substring(label.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }
    if (labels) {
      header.add("LABELS");
    }
    return header;
  }

  List<String> row(ApiObject object, boolean withKind) {
    ResourceType<?> type = object.resourceType();
    RowPrinter<?> printer = RowPrinters.of(type);
    List<String> cells = new ArrayList<>(printer.row(object, view));
    int name = printer.header(view.wide()).indexOf("NAME");
    if (withKind && name >= 0) {
      cells.set(name, Kind.label(type, object.name()));
    }
    if (namespaces && type.namespaced()) {
      cells.add(0, object.metadata().namespace());
    }
    for (String label : labelColumns) {
      cells.add(object.metadata().labels().getOrDefault(label, ""));
    }
    if (labels) {
      cells.add(Texts.labels(object.metadata().labels()));
    }
    return cells;
  }
}
