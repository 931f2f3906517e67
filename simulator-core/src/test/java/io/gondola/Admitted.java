package io.gondola;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.gondola.api.core.NamespaceBuilder;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.api.meta.NameSyntax;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.apiserver.ApiServer;
import io.gondola.apiserver.admission.Admission;
import io.gondola.manifest.Manifest;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import io.gondola.timeline.Timeline;
import java.time.Instant;

/** What becomes of a manifest that is sent to an empty API server. */
public final class Admitted {

  private static final String NAMESPACE = "good";

  private Admitted() {}

  /**
   * Creates the one object of a manifest and returns what is stored.
   *
   * @param namespace stands in where the manifest names none
   * @throws ApiException if the API server refuses it
   */
  public static ApiObject create(String manifest, String namespace) {
    ApiObject object = inNamespace(Iterables.getOnlyElement(Manifest.parse(manifest)), namespace);
    return serverWithNamespaceOf(object).create(object);
  }

  public static ApiObject create(String manifest) {
    return create(manifest, NAMESPACE);
  }

  /** What validation alone finds wrong with the one object of a manifest, if it is created. */
  public static ImmutableList<FieldError> errors(String manifest) {
    ApiObject object = inNamespace(Iterables.getOnlyElement(Manifest.parse(manifest)), NAMESPACE);
    Admission admission = new Admission();
    return admission.validateCreate(admission.admitted(object));
  }

  private static ApiServer serverWithNamespaceOf(ApiObject object) {
    Simulation simulation = new Simulation(Instant.EPOCH, Choices.seeded(1));
    ApiServer api = new ApiServer(simulation, new Timeline(simulation));
    String namespace = object.metadata().namespace();
    if (object.resourceType().namespaced() && NameSyntax.dns1123Label(namespace).isEmpty()) {
      api.create(
          NamespaceBuilder.builder()
              .metadata(ObjectMetaBuilder.builder().name(namespace).build())
              .build());
    }
    return api;
  }

  private static ApiObject inNamespace(ApiObject object, String namespace) {
    return object.resourceType().namespaced() && object.metadata().namespace().isEmpty()
        ? object.withMetadata(object.metadata().withNamespace(namespace))
        : object;
  }
}
