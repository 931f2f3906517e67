package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML document into nodes; aliases and merge keys are resolved. */
final class YamlReader {

  /** Far more than any object, and little enough that a few aliases cannot fill the memory. */
  private static final long MAX_NODES = 1_000_000;

  private static final int MAX_DEPTH = 500;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final ParserImpl parser;
  private final int firstLine;
  private final Map<String, Anchored> anchors = new TreeMap<>();
  private final Set<String> open = new TreeSet<>();
  private long nodes;
  private int depth;

  /** A node to repeat, and how many nodes it stands for. */
  private record Anchored(Node node, long size) {}

  private YamlReader(String text, int firstLine) {
    this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
    this.firstLine = firstLine;
  }

  /**
   * The first document of the text; a null scalar if there is none.
   *
   * @param firstLine the line, from 1, at which the text stands in its manifest
   */
  static Node read(String text, int firstLine) {
    try {
      return new YamlReader(text, firstLine).document();
    } catch (MarkedYamlEngineException e) {
      throw new SyntaxException(YamlSyntax.text(e), firstLine + YamlSyntax.line(e));
    } catch (YamlEngineException e) {
      throw new SyntaxException("yaml: " + e.getMessage(), firstLine);
    }
  }

  private Node document() {
    parser.next();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return new Node.Scalar(null, firstLine);
    }
    parser.next();
    Node root = node();
    // A document may be followed by another only after a separator, so what follows must be its
    // end.
    parser.next();
    return root;
  }

  private Node node() {
    Event event = parser.next();
    int line = line(event);
    if (++nodes > MAX_NODES) {
      throw new SyntaxException("yaml: document contains excessive aliasing", line);
    }
    if (event instanceof AliasEvent alias) {
      return repeated(alias.getAlias().getValue(), line);
    }
    Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
    anchor.ifPresent(open::add);
    long before = nodes;
    Node node = content(event, line);
    anchor.ifPresent(
        name -> {
          open.remove(name);
          anchors.put(name, new Anchored(node, nodes - before + 1));
        });
    return node;
  }

  private Node repeated(String anchor, int line) {
    if (open.contains(anchor)) {
      throw new SyntaxException("yaml: anchor '%s' value contains itself".formatted(anchor), line);
    }
    Anchored known = anchors.get(anchor);
    if (known == null) {
      throw new SyntaxException("yaml: unknown anchor '%s' referenced".formatted(anchor), line);
    }
    nodes += known.size();
    return known.node();
  }

  private Node content(Event event, int line) {
    if (event instanceof ScalarEvent scalar) {
      return new Node.Scalar(YamlScalars.value(scalar, line), line);
    }
    if (++depth > MAX_DEPTH) {
      throw new SyntaxException("yaml: exceeded max depth of " + MAX_DEPTH, line);
    }
    Node node = event.getEventId() == Event.ID.SequenceStart ? sequence(line) : mapping(line);
    depth--;
    return node;
  }

  private Node sequence(int line) {
    ImmutableList.Builder<Node> items = ImmutableList.builder();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    parser.next();
    return new Node.Sequence(items.build(), line);
  }

  private Node mapping(int line) {
    MappingBuilder mapping = new MappingBuilder(line);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      boolean merge = isMergeKey(parser.peekEvent());
      Node key = node();
      Node value = node();
      if (merge) {
        merge(mapping, value);
      } else {
        mapping.put(key(key), key.line(), value);
      }
    }
    parser.next();
    return mapping.build();
  }

  private static boolean isMergeKey(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getTag().isEmpty()
        && scalar.getValue().equals("<<");
  }

  private static void merge(MappingBuilder mapping, Node value) {
    if (value instanceof Node.Mapping other) {
      mapping.merge(other);
    } else if (value instanceof Node.Sequence list
        && list.items().stream().allMatch(Node.Mapping.class::isInstance)) {
      list.items().forEach(item -> mapping.merge((Node.Mapping) item));
    } else {
      throw new SyntaxException(
          "yaml: map merge requires map or sequence of maps as the value", value.line());
    }
  }

  /** JSON has only strings for keys: numbers and booleans are spelled out. */
  private static String key(Node key) {
    if (key instanceof Node.Scalar scalar && scalar.value() != null) {
      return scalar.value() instanceof Number number
          ? GoNumbers.text(number)
          : scalar.value().toString();
    }
    throw new SyntaxException("yaml: invalid map key: " + key.plain(), key.line());
  }

  private int line(Event event) {
    return firstLine + event.getStartMark().map(Mark::getLine).orElse(0);
  }
}
