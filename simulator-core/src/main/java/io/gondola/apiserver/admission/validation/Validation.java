package io.gondola.apiserver.admission.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.api.policy.PodDisruptionBudget;
import io.gondola.apiserver.admission.field.Errors;

/**
 * Says what is wrong with an object, by the rules of its kind. The object has its defaults.
 *
 * <p>Kinds without rules of their own are checked for their metadata only.
 */
public final class Validation {

  private static final ImmutableMap<Class<? extends ApiObject>, Rules<?>> RULES =
      ImmutableMap.<Class<? extends ApiObject>, Rules<?>>builder()
          .put(
              Deployment.class,
              new Rules<>(
                  DeploymentValidation::create,
                  DeploymentValidation::update,
                  DeploymentValidation::status))
          .put(
              ReplicaSet.class,
              new Rules<>(
                  ReplicaSetValidation::create,
                  ReplicaSetValidation::update,
                  ReplicaSetValidation::status))
          .put(
              Pod.class,
              new Rules<Pod>(
                  (pod, errors) -> PodValidation.create(pod, false, errors),
                  PodUpdateValidation::update,
                  PodStatusValidation::status))
          .put(
              Service.class,
              new Rules<>(ServiceValidation::create, ServiceValidation::update, Rules::metadata))
          .put(
              Node.class,
              new Rules<>(NodeValidation::create, NodeValidation::update, NodeValidation::update))
          .put(
              Namespace.class,
              new Rules<>(
                  NamespaceValidation::create,
                  NamespaceValidation::update,
                  NamespaceValidation::status))
          .put(
              ConfigMap.class,
              new Rules<>(
                  ConfigMapValidation::create, ConfigMapValidation::update, Rules::metadata))
          .put(
              Secret.class,
              new Rules<>(SecretValidation::create, SecretValidation::update, Rules::metadata))
          .put(
              EndpointSlice.class,
              new Rules<>(
                  EndpointSliceValidation::create,
                  EndpointSliceValidation::update,
                  Rules::metadata))
          .put(
              PodDisruptionBudget.class,
              new Rules<>(
                  DisruptionBudgetValidation::create,
                  DisruptionBudgetValidation::update,
                  DisruptionBudgetValidation::status))
          .put(
              HorizontalPodAutoscaler.class,
              new Rules<>(
                  AutoscalerValidation::create,
                  AutoscalerValidation::update,
                  AutoscalerValidation::status))
          .buildOrThrow();

  private static final Rules<ApiObject> OTHERS =
      new Rules<>(Rules::metadata, Rules::metadata, Rules::metadata);

  private Validation() {}

  /** Checks an object that is to be created. */
  public static ImmutableList<FieldError> create(ApiObject object) {
    Errors errors = new Errors();
    rules(object).create().check(object, errors);
    return errors.list();
  }

  /** Checks a pod whose spec is known to be valid. */
  public static ImmutableList<FieldError> createWithKnownSpec(Pod pod) {
    Errors errors = new Errors();
    PodValidation.create(pod, true, errors);
    return errors.list();
  }

  /** Checks a changed object against the stored one, which is of the same kind. */
  public static ImmutableList<FieldError> update(ApiObject object, ApiObject old) {
    Errors errors = new Errors();
    rules(object).update().check(object, old, errors);
    return errors.list();
  }

  /** Checks a written status; everything else is as stored. */
  public static ImmutableList<FieldError> status(ApiObject object, ApiObject old) {
    Errors errors = new Errors();
    rules(object).status().check(object, old, errors);
    return errors.list();
  }

  /** The map pairs each class with the rules of that class. */
  @SuppressWarnings("unchecked")
  private static Rules<ApiObject> rules(ApiObject object) {
    return (Rules<ApiObject>) RULES.getOrDefault(object.getClass(), OTHERS);
  }
}
