package io.gondola.api.meta;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.SelectorToken.Kind;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the text of a label selector, by recursive descent:
 *
 * <pre>
 *   selector    = [ requirement { "," requirement } ]
 *   requirement = KEY | "!" KEY | KEY sign [ VALUE ] | KEY ( "in" | "notin" ) "(" values ")"
 *   values      = [ VALUE ] { "," [ VALUE ] }
 * </pre>
 *
 * A value left out is the empty string. {@code in} and {@code notin} are words like any other where
 * a key or a value is due.
 */
final class SelectorParser {

  private final ImmutableList<SelectorToken> tokens;
  private int position;

  SelectorParser(String text) {
    tokens = SelectorLexer.tokens(text);
  }

  /** The requirements in the order of the text. */
  ImmutableList<SelectorRequirement> parse() {
    ImmutableList.Builder<SelectorRequirement> requirements = ImmutableList.builder();
    if (peek().kind() == Kind.END) {
      return requirements.build();
    }
    if (!startsRequirement(peek())) {
      throw unexpected(peek(), ", expected: !, identifier, or 'end of string'");
    }
    do {
      requirements.add(requirement());
    } while (continues());
    return requirements.build();
  }

  private boolean continues() {
    SelectorToken token = take();
    if (token.kind() == Kind.END) {
      return false;
    }
    if (token.kind() != Kind.COMMA) {
      throw unexpected(token, ", expected: ',' or 'end of string'");
    }
    if (!startsRequirement(peek())) {
      throw unexpected(peek(), ", expected: identifier after ','");
    }
    return true;
  }

  private static boolean startsRequirement(SelectorToken token) {
    return token.kind() == Kind.IDENTIFIER || token.kind() == Kind.NOT;
  }

  private SelectorRequirement requirement() {
    try {
      boolean negated = peek().kind() == Kind.NOT;
      if (negated) {
        take();
      }
      String key = key();
      if (negated || peek().kind() == Kind.END || peek().kind() == Kind.COMMA) {
        return SelectorRequirement.valid(
            key,
            negated ? SelectorOperator.DOES_NOT_EXIST : SelectorOperator.EXISTS,
            ImmutableList.of());
      }
      SelectorOperator operator = operator();
      boolean isSet = operator == SelectorOperator.IN || operator == SelectorOperator.NOT_IN;
      return SelectorRequirement.valid(key, operator, isSet ? values() : ImmutableList.of(value()));
    } catch (SelectorSyntaxException e) {
      throw new SelectorSyntaxException("unable to parse requirement: " + e.getMessage());
    }
  }

  private String key() {
    String key = identifier();
    // The field of this error has no name, which Go prints as nil.
    ImmutableList<FieldError> errors = SelectorRequirement.keyErrors("<nil>", key);
    if (!errors.isEmpty()) {
      throw new SelectorSyntaxException(FieldError.listed(errors));
    }
    return key;
  }

  private SelectorOperator operator() {
    SelectorToken token = take();
    return switch (token.text()) {
      case "in" -> SelectorOperator.IN;
      case "notin" -> SelectorOperator.NOT_IN;
      case "=" -> SelectorOperator.EQUALS;
      case "==" -> SelectorOperator.DOUBLE_EQUALS;
      case "!=" -> SelectorOperator.NOT_EQUALS;
      case ">" -> SelectorOperator.GREATER_THAN;
      case "<" -> SelectorOperator.LESS_THAN;
      default ->
          throw unexpected(token, ", expected: " + Joiner.on(", ").join(SelectorOperator.binary()));
    };
  }

  private String value() {
    return peek().kind() == Kind.END || peek().kind() == Kind.COMMA ? "" : identifier();
  }

  private String identifier() {
    SelectorToken token = take();
    if (token.kind() != Kind.IDENTIFIER) {
      throw unexpected(token, ", expected: identifier");
    }
    return token.text();
  }

  private ImmutableList<String> values() {
    SelectorToken open = take();
    if (open.kind() != Kind.OPEN) {
      throw unexpected(open, " expected: '('");
    }
    SelectorToken first = peek();
    if (first.kind() != Kind.IDENTIFIER
        && first.kind() != Kind.COMMA
        && first.kind() != Kind.CLOSE) {
      throw unexpected(first, ", expected: ',', ')' or identifier");
    }
    SortedSet<String> values = new TreeSet<>();
    do {
      values.add(listedValue());
    } while (take().kind() == Kind.COMMA);
    return ImmutableList.copyOf(values);
  }

  /** Leaves the comma or the parenthesis behind the value to be taken. */
  private String listedValue() {
    SelectorToken token = peek();
    if (token.kind() == Kind.COMMA || token.kind() == Kind.CLOSE) {
      return "";
    }
    if (token.kind() != Kind.IDENTIFIER) {
      throw unexpected(token, ", expected: ',', or identifier");
    }
    take();
    if (peek().kind() != Kind.COMMA && peek().kind() != Kind.CLOSE) {
      throw unexpected(peek(), ", expected: ',' or ')'");
    }
    return token.text();
  }

  private SelectorToken peek() {
    return tokens.get(position);
  }

  private SelectorToken take() {
    return tokens.get(position++);
  }

  private static SelectorSyntaxException unexpected(SelectorToken token, String expectation) {
    return new SelectorSyntaxException("found '" + token.text() + "'" + expectation);
  }
}
