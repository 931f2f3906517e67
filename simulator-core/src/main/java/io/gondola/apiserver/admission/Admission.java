package io.gondola.apiserver.admission;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.PodTemplateSpec;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.admission.defaults.Defaults;
import io.gondola.apiserver.admission.validation.Validation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Fills in the defaults of objects and says what is wrong with them.
 *
 * <p>Each answer depends on the arguments alone. An instance remembers pod specs by identity, so
 * that pods of one template share one completed spec which is checked once.
 */
public final class Admission {

  private final IdentityMemo<PodSpec, PodSpec> podSpecs = new IdentityMemo<>();
  private final IdentityMemo<PodSpec, PodSpec> newPodSpecs = new IdentityMemo<>();
  private final IdentityMemo<PodSpec, Boolean> validSpecs = new IdentityMemo<>();
  private final IdentityMemo<PodTemplateSpec, Boolean> completeTemplates = new IdentityMemo<>();

  private final ListMultimap<ResourceType<?>, AdmissionCheck<?>> checks =
      MultimapBuilder.linkedHashKeys().arrayListValues().build();

  /** Refuses objects of a type for reasons beyond Kubernetes' own, as an admission plugin does. */
  public <T extends ApiObject> void add(ResourceType<T> type, AdmissionCheck<T> check) {
    checks.put(type, check);
  }

  /** The object with Kubernetes' defaults, as on any write; itself if nothing was left out. */
  public <T extends ApiObject> T defaulted(T object) {
    if (object instanceof Pod pod) {
      return same(object, withSpec(pod, podSpecs, Defaults::podSpec));
    }
    return same(object, object instanceof ReplicaSet set ? defaulted(set) : Defaults.of(object));
  }

  /** A rollout scales its ReplicaSets at every step and never edits their templates. */
  private ApiObject defaulted(ReplicaSet set) {
    if (set.spec().replicas() != null && completeTemplates.get(set.spec().template()).isPresent()) {
      return set;
    }
    ReplicaSet complete = (ReplicaSet) Defaults.of(set);
    completeTemplates.put(complete.spec().template(), true);
    return complete;
  }

  /**
   * The object as it is created: with its defaults, with what admission plugins add, and with the
   * first status instead of the one that was sent. Metadata and allocated addresses and ports are
   * the API server's to set.
   */
  public <T extends ApiObject> T admitted(T object) {
    ApiObject complete =
        object instanceof Pod pod
            ? withSpec(pod, newPodSpecs, Defaults::newPodSpec)
            : Defaults.of(object);
    return same(object, Defaults.created(complete));
  }

  /** What is wrong with a new object that has been {@link #admitted} and named. */
  public ImmutableList<FieldError> validateCreate(ApiObject object) {
    if (!(object instanceof Pod pod)) {
      return withChecks(object, Validation.create(object));
    }
    if (validSpecs.get(pod.spec()).isPresent()) {
      return Validation.createWithKnownSpec(pod);
    }
    ImmutableList<FieldError> errors = Validation.create(pod);
    if (errors.isEmpty()) {
      validSpecs.put(pod.spec(), true);
    }
    return errors;
  }

  /** What is wrong with changing the stored object so; both have their defaults. */
  public ImmutableList<FieldError> validateUpdate(ApiObject object, ApiObject stored) {
    return withChecks(object, Validation.update(object, stored));
  }

  @SuppressWarnings("unchecked") // The map pairs each type with checks of its objects.
  private ImmutableList<FieldError> withChecks(ApiObject object, ImmutableList<FieldError> errors) {
    List<AdmissionCheck<?>> asked = checks.get(object.resourceType());
    if (asked.isEmpty()) {
      return errors;
    }
    ImmutableList.Builder<FieldError> all = ImmutableList.builder();
    all.addAll(errors);
    asked.forEach(check -> all.addAll(((AdmissionCheck<ApiObject>) check).errors(object)));
    return all.build();
  }

  /** What is wrong with writing this status; all but the status is as stored. */
  public ImmutableList<FieldError> validateStatusUpdate(ApiObject object, ApiObject stored) {
    return Validation.status(object, stored);
  }

  private static Pod withSpec(
      Pod pod, IdentityMemo<PodSpec, PodSpec> memo, UnaryOperator<PodSpec> complete) {
    PodSpec spec = pod.spec();
    PodSpec completed = memo.get(spec).orElse(null);
    if (completed == null) {
      completed = complete.apply(spec);
      memo.put(spec, completed);
    }
    return completed.equals(spec) ? pod : pod.withSpec(completed);
  }

  /** Defaults never change what kind of object it is. */
  @SuppressWarnings("unchecked")
  private static <T extends ApiObject> T same(T object, ApiObject complete) {
    return (T) object.getClass().cast(complete);
  }
}
