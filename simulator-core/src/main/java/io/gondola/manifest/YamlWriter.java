package io.gondola.manifest;

import com.google.common.collect.ImmutableMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Writes trees as YAML, as kubectl lays it out. Strings that a reader of YAML 1.1 would take for
 * something else are quoted.
 */
final class YamlWriter {

  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setWidth(Integer.MAX_VALUE).setSplitLines(false).build();
  private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

  private final StringBuilder text = new StringBuilder();
  private final Emitter emitter =
      new Emitter(
          SETTINGS,
          new StreamDataWriter() {
            @Override
            public void write(String part) {
              text.append(part);
            }

            @Override
            public void write(String part, int offset, int length) {
              text.append(part, offset, offset + length);
            }
          });

  private YamlWriter() {}

  /** Documents with separators between them. */
  static String write(List<?> trees) {
    YamlWriter writer = new YamlWriter();
    writer.emitter.emit(new StreamStartEvent());
    boolean first = true;
    for (Object tree : trees) {
      writer.emitter.emit(new DocumentStartEvent(!first, Optional.empty(), ImmutableMap.of()));
      writer.emit(tree);
      writer.emitter.emit(new DocumentEndEvent(false));
      first = false;
    }
    writer.emitter.emit(new StreamEndEvent());
    return writer.text.toString();
  }

  private void emit(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      emitter.emit(
          new MappingStartEvent(Optional.empty(), Optional.empty(), true, style(map.isEmpty())));
      map.forEach(
          (key, value) -> {
            emit(key);
            emit(value);
          });
      emitter.emit(new MappingEndEvent());
    } else if (tree instanceof Collection<?> list) {
      emitter.emit(
          new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style(list.isEmpty())));
      list.forEach(this::emit);
      emitter.emit(new SequenceEndEvent());
    } else if (tree instanceof String string) {
      scalar(string, stringStyle(string));
    } else {
      scalar(
          tree instanceof Number number ? GoNumbers.text(number) : String.valueOf(tree),
          ScalarStyle.PLAIN);
    }
  }

  private void scalar(String value, ScalarStyle style) {
    emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), IMPLICIT, value, style));
  }

  private static FlowStyle style(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }

  /** The emitter quotes what its own grammar needs; this is about what a scalar would mean. */
  private static ScalarStyle stringStyle(String text) {
    if (!(YamlScalars.resolve(text) instanceof String)
        || YamlScalars.isNotFinite(text)
        || text.equals("<<")
        || text.chars().anyMatch(YamlWriter::isInvisible)) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    return text.indexOf('\n') >= 0 && isBlock(text) ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
  }

  /** Characters that a reader may take for white space or a line break. */
  private static boolean isInvisible(int c) {
    return c != '\n' && (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xfeff);
  }

  /** Whether a block shows the text as it is, so that people can read and edit it. */
  private static boolean isBlock(String text) {
    return !text.startsWith(" ")
        && text.lines().noneMatch(line -> line.isBlank() || line.endsWith(" "));
  }
}
