package io.gondola.api.meta;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an object, in Kubernetes' words: the path of the field, what kind of
 * error it is, the value that was found, and what is allowed.
 *
 * @param field the path, such as {@code spec.template.spec.containers[0].image}
 * @param badValue the value found; not printed for errors that have none
 * @param detail what is allowed; may be empty
 */
public record FieldError(Kind kind, String field, @Nullable Object badValue, String detail) {

  /** Kinds of field errors, with the text and the reason that Kubernetes gives. */
  public enum Kind {
    REQUIRED("Required value", "FieldValueRequired", false),
    INVALID("Invalid value", "FieldValueInvalid", true),
    UNSUPPORTED("Unsupported value", "FieldValueNotSupported", true),
    DUPLICATE("Duplicate value", "FieldValueDuplicate", true),
    NOT_FOUND("Not found", "FieldValueNotFound", true),
    FORBIDDEN("Forbidden", "FieldValueForbidden", false),
    TOO_LONG("Too long", "FieldValueTooLong", false),
    TOO_MANY("Too many", "FieldValueTooMany", true);

    private final String text;
    private final String reason;
    private final boolean printsValue;

    Kind(String text, String reason, boolean printsValue) {
      this.text = text;
      this.reason = reason;
      this.printsValue = printsValue;
    }

    /** As in the {@code causes} of a Status: {@code FieldValueInvalid}. */
    public String reason() {
      return reason;
    }
  }

  public static FieldError required(String field, String detail) {
    return new FieldError(Kind.REQUIRED, field, null, detail);
  }

  public static FieldError invalid(String field, @Nullable Object value, String detail) {
    return new FieldError(Kind.INVALID, field, value, detail);
  }

  public static FieldError forbidden(String field, String detail) {
    return new FieldError(Kind.FORBIDDEN, field, null, detail);
  }

  public static FieldError duplicate(String field, Object value) {
    return new FieldError(Kind.DUPLICATE, field, value, "");
  }

  /**
   * A value that is not one of a fixed set.
   *
   * @param supported the values of that set, in the order in which Kubernetes lists them
   */
  public static FieldError unsupported(
      String field, @Nullable Object value, Iterable<String> supported) {
    String list = Joiner.on(", ").join(Iterables.transform(supported, GoSyntax::quote));
    return new FieldError(
        Kind.UNSUPPORTED, field, value, list.isEmpty() ? "" : "supported values: " + list);
  }

  public static FieldError notFound(String field, Object value) {
    return new FieldError(Kind.NOT_FOUND, field, value, "");
  }

  public static FieldError tooLong(String field, int maxBytes) {
    return new FieldError(
        Kind.TOO_LONG, field, null, "may not be more than " + maxBytes + " bytes");
  }

  public static FieldError tooMany(String field, int actual, int max) {
    return new FieldError(Kind.TOO_MANY, field, actual, "must have at most " + max + " items");
  }

  /** One error of kind {@code INVALID} for each complaint, as {@link NameSyntax} gives them. */
  public static ImmutableList<FieldError> invalid(
      String field, @Nullable Object value, ImmutableList<String> complaints) {
    return complaints.stream()
        .map(complaint -> invalid(field, value, complaint))
        .collect(ImmutableList.toImmutableList());
  }

  /** The texts of several errors as one: each once, in brackets when there are more. */
  static String listed(ImmutableList<FieldError> errors) {
    ImmutableSet<String> texts =
        errors.stream().map(FieldError::toString).collect(ImmutableSet.toImmutableSet());
    String list = String.join(", ", texts);
    return texts.size() == 1 ? list : "[" + list + "]";
  }

  /** The text without the field: {@code Invalid value: -1: must be greater than or equal to 0}. */
  public String message() {
    StringBuilder text = new StringBuilder(kind.text);
    if (kind.printsValue) {
      text.append(": ").append(GoSyntax.format(badValue));
    }
    if (!detail.isEmpty()) {
      text.append(": ").append(detail);
    }
    return text.toString();
  }

  /** Field and message, as Kubernetes prints it. */
  @Override
  public String toString() {
    return field + ": " + message();
  }
}
