package io.gondola.apiserver.admission;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;

/**
 * What a part beyond Kubernetes has to say about an object that is to be stored. Pods have none.
 */
@FunctionalInterface
public interface AdmissionCheck<T extends ApiObject> {

  /** What is wrong with the object, which has its defaults. */
  ImmutableList<FieldError> errors(T object);
}
