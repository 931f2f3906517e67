package io.gondola.manifest;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON values that follow one another into nodes. */
final class JsonReader {

  private static final BigInteger MAX_INTEGER = BigInteger.TWO.pow(63);

  private final JsonParser parser;
  private final int firstLine;

  private JsonReader(String text, int firstLine) {
    this.parser = new JsonFactory().createParser(ObjectReadContext.empty(), text);
    this.firstLine = firstLine;
  }

  static ImmutableList<Node> read(String text, int firstLine) {
    JsonReader reader = new JsonReader(text, firstLine);
    try {
      ImmutableList.Builder<Node> nodes = ImmutableList.builder();
      for (JsonToken token = reader.next(); token != null; token = reader.next()) {
        nodes.add(reader.node(token));
      }
      return nodes.build();
    } catch (JacksonException e) {
      throw new SyntaxException(
          "json: offset %s: %s".formatted(e.getLocation().getCharOffset(), e.getOriginalMessage()),
          firstLine + e.getLocation().getLineNr() - 1);
    }
  }

  private JsonToken next() {
    return parser.nextToken();
  }

  private Node node(JsonToken token) {
    int line = line();
    return switch (token) {
      case START_OBJECT -> object(line);
      case START_ARRAY -> array(line);
      case VALUE_STRING -> new Node.Scalar(parser.getString(), line);
      case VALUE_TRUE -> new Node.Scalar(true, line);
      case VALUE_FALSE -> new Node.Scalar(false, line);
      case VALUE_NUMBER_INT -> new Node.Scalar(integer(), line);
      case VALUE_NUMBER_FLOAT -> new Node.Scalar(GoNumbers.of(parser.getDoubleValue()), line);
      default -> new Node.Scalar(null, line);
    };
  }

  private Object integer() {
    Object exact = GoNumbers.exact(parser.getBigIntegerValue(), MAX_INTEGER);
    return exact == null ? GoNumbers.of(parser.getDoubleValue()) : exact;
  }

  private Node object(int line) {
    MappingBuilder mapping = new MappingBuilder(line);
    while (next() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line();
      mapping.put(key, keyLine, node(next()));
    }
    return mapping.build();
  }

  private Node array(int line) {
    ImmutableList.Builder<Node> items = ImmutableList.builder();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      items.add(node(token));
    }
    return new Node.Sequence(items.build(), line);
  }

  private int line() {
    return firstLine + parser.currentTokenLocation().getLineNr() - 1;
  }
}
