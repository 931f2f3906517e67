package io.gondola.apiserver.admission.field;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A field of the object under validation, and where to note that it is wrong. Its path is spelled
 * out only when there is an error, so that walking a valid object stays cheap.
 */
public final class Field {

  private static final String NEGATIVE = "must be greater than or equal to 0";

  private final Errors errors;
  private final @Nullable Field parent;
  private final String step;

  Field(Errors errors, @Nullable Field parent, String step) {
    this.errors = errors;
    this.parent = parent;
    this.step = step;
  }

  public Field child(String name) {
    return new Field(errors, this, "." + name);
  }

  /** The list element at that position. */
  public Field index(int position) {
    return new Field(errors, this, "[" + position + "]");
  }

  /** The map entry of that key. */
  public Field key(String key) {
    return new Field(errors, this, "[" + key + "]");
  }

  public void required() {
    required("");
  }

  public void required(String detail) {
    errors.add(FieldError.required(toString(), detail));
  }

  public void invalid(@Nullable Object value, String detail) {
    errors.add(FieldError.invalid(toString(), value, detail));
  }

  /** One error for each thing that is wrong with the value. */
  public void invalidEach(@Nullable Object value, ImmutableList<String> details) {
    for (String detail : details) {
      invalid(value, detail);
    }
  }

  public void forbidden(String detail) {
    errors.add(FieldError.forbidden(toString(), detail));
  }

  public void duplicate(Object value) {
    duplicate(value, "");
  }

  public void duplicate(Object value, String detail) {
    errors.add(new FieldError(FieldError.Kind.DUPLICATE, toString(), value, detail));
  }

  public void notFound(Object value) {
    notFound(value, "");
  }

  public void notFound(Object value, String detail) {
    errors.add(new FieldError(FieldError.Kind.NOT_FOUND, toString(), value, detail));
  }

  public void tooLong(int bytes) {
    errors.add(FieldError.tooLong(toString(), bytes));
  }

  public void tooMany(int number, int limit) {
    errors.add(FieldError.tooMany(toString(), number, limit));
  }

  /** Notes an error unless the value is one of the supported ones, which are listed in order. */
  public void oneOf(String value, ImmutableList<String> supported) {
    if (!supported.contains(value)) {
      unsupported(value, supported);
    }
  }

  /** As {@link #oneOf}, but an empty value is a missing one. */
  public void requiredOneOf(String value, ImmutableList<String> supported) {
    if (value.isEmpty()) {
      required();
    } else {
      oneOf(value, supported);
    }
  }

  /** A value that is none of those supported, which are listed in order. */
  public void unsupported(Object value, ImmutableList<String> supported) {
    errors.add(FieldError.unsupported(toString(), value, supported));
  }

  public void nonNegative(long value) {
    if (value < 0) {
      invalid(value, NEGATIVE);
    }
  }

  public void positive(long value) {
    if (value <= 0) {
      invalid(value, "must be greater than zero");
    }
  }

  public void between(long value, long least, long most) {
    if (value < least || value > most) {
      invalid(value, "must be between %s and %s, inclusive".formatted(least, most));
    }
  }

  /** Errors noted so far, anywhere in the object. */
  public int errorCount() {
    return errors.count();
  }

  /** The path, such as {@code spec.containers[0].image}. */
  @Override
  public String toString() {
    return parent == null ? step : parent + step;
  }
}
