package io.gondola.kubectl.explain;

import com.google.common.base.Splitter;
import io.gondola.api.meta.ResourceType;
import io.gondola.manifest.TypeInfo;
import java.util.Optional;

/** What a kind, or a field of it, is for, in the layout of kubectl. */
public final class FieldExplanation {

  private static final int WIDTH = 76;

  /** Schemas refer to themselves, and nobody reads deeper. */
  private static final int DEEPEST = 12;

  private final ResourceType<?> kind;
  private final TypeInfo type;

  /** Such as {@code DeploymentSpec.replicas}; that of a kind is its own. */
  private final String name;

  private FieldExplanation(ResourceType<?> kind, TypeInfo type, String name) {
    this.kind = kind;
    this.type = type;
    this.name = name;
  }

  public static FieldExplanation of(ResourceType<?> kind) {
    return new FieldExplanation(kind, TypeInfo.of(kind), kind.kind());
  }

  /** A field of this one; empty if there is none with this name. */
  public Optional<FieldExplanation> field(String field) {
    return Optional.ofNullable(type.fields().get(field))
        .map(found -> new FieldExplanation(kind, found, type.struct() + "." + field));
  }

  /**
   * The whole text.
   *
   * @param recursive whether fields of fields show, and then without descriptions
   */
  public String text(boolean recursive) {
    StringBuilder text = new StringBuilder();
    if (!kind.group().isEmpty()) {
      text.append("GROUP:      ").append(kind.group()).append('\n');
    }
    text.append("KIND:       ").append(kind.kind()).append('\n');
    text.append("VERSION:    ").append(kind.version()).append("\n\n");
    if (name.contains(".")) {
      String field = name.substring(name.indexOf('.') + 1);
      text.append("FIELD: ").append(titled(field, name, type, ' ')).append("\n\n");
    }
    text.append("DESCRIPTION:\n").append(wrapped(description()));
    if (!type.fields().isEmpty()) {
      text.append("FIELDS:\n");
      append(text, type, recursive ? DEEPEST : 0, 1);
    }
    return text.append('\n').toString();
  }

  /** That of the field, then that of its type. */
  private String description() {
    String own = FieldTexts.all().text(name);
    String struct = FieldTexts.all().text(type.struct());
    return type.struct().isEmpty() || struct.equals(own) || struct.equals("<empty>")
        ? own
        : own + " " + struct;
  }

  private static void append(StringBuilder text, TypeInfo type, int depth, int level) {
    String indent = "  ".repeat(level);
    type.fields()
        .forEach(
            (field, found) -> {
              String full = type.struct() + "." + field;
              text.append(indent).append(titled(field, full, found, '\t')).append('\n');
              if (depth == 0) {
                text.append(wrapped(FieldTexts.all().text(full)));
              } else if (level < depth) {
                append(text, found, depth, level + 1);
              }
            });
  }

  private static String titled(String field, String full, TypeInfo type, char gap) {
    return field
        + gap
        + "<"
        + type.name()
        + ">"
        + (FieldTexts.all().isRequired(full) ? " -required-" : "");
  }

  private static String wrapped(String description) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : Splitter.on(' ').split(description)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        text.append("    ").append(line).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    return text.append("    ").append(line).append("\n\n").toString();
  }
}
