package io.gondola.apiserver.admission.field;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.FieldError;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one object, in the order of the checks. */
public final class Errors {

  private final List<FieldError> errors = new ArrayList<>(0);

  /** The top-level field of that name. */
  public Field field(String name) {
    return new Field(this, null, name);
  }

  public int count() {
    return errors.size();
  }

  public ImmutableList<FieldError> list() {
    return ImmutableList.copyOf(errors);
  }

  void add(FieldError error) {
    errors.add(error);
  }
}
