package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.apiserver.admission.Admission;
import io.gondola.manifest.Manifest;

/** What becomes of a manifest that is sent to the API server, as far as admission goes. */
public final class Admitted {

  private static final String NAMESPACE = "good";

  private Admitted() {}

  /**
   * Creates the one object of a manifest and returns what is stored.
   *
   * @throws ApiException if the API server refuses it
   */
  public static ApiObject create(String manifest, String namespace) {
    ApiObject object = withDefaults(manifest, namespace);
    ImmutableList<FieldError> errors = new Admission().validateCreate(object);
    if (!errors.isEmpty()) {
      throw ApiException.invalid(object.resourceType(), object.name(), errors);
    }
    return object;
  }

  public static ApiObject create(String manifest) {
    return create(manifest, NAMESPACE);
  }

  /** What is wrong with the one object of a manifest, if it is created. */
  public static ImmutableList<FieldError> errors(String manifest) {
    return new Admission().validateCreate(withDefaults(manifest, NAMESPACE));
  }

  private static ApiObject withDefaults(String manifest, String namespace) {
    ApiObject object = Iterables.getOnlyElement(Manifest.parse(manifest));
    return new Admission().admitted(inNamespace(object, namespace));
  }

  private static ApiObject inNamespace(ApiObject object, String namespace) {
    return object.resourceType().namespaced() && object.metadata().namespace().isEmpty()
        ? object.withMetadata(object.metadata().withNamespace(namespace))
        : object;
  }
}
