package io.gondola.apiserver;

import com.google.common.collect.ImmutableMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.autoscaling.HorizontalPodAutoscaler;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.InertObject;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.RawFields;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.policy.PodDisruptionBudget;
import java.time.Instant;

/** The strategies of the types that have one of their own. */
final class ResourceStrategies {

  private static final ResourceStrategy<ApiObject> PLAIN = new ResourceStrategy<>() {};

  /** Of a kind that is not simulated nobody knows which part is its status. */
  private static final ResourceStrategy<ApiObject> INERT =
      new ResourceStrategy<>() {
        @Override
        public ApiObject forStatusUpdate(ApiObject object, ApiObject stored) {
          return object;
        }
      };

  private static final ImmutableMap<ResourceType<?>, ResourceStrategy<?>> BY_TYPE =
      ImmutableMap.<ResourceType<?>, ResourceStrategy<?>>builder()
          .put(Deployment.TYPE, new DeploymentStrategy())
          .put(ReplicaSet.TYPE, new ReplicaSetStrategy())
          .put(Pod.TYPE, new PodStrategy())
          .put(Service.TYPE, new ServiceStrategy())
          .put(Node.TYPE, new NodeStrategy())
          .put(Namespace.TYPE, new NamespaceStrategy())
          .put(EndpointSlice.TYPE, new EndpointSliceStrategy())
          .put(PodDisruptionBudget.TYPE, new DisruptionBudgetStrategy())
          .put(HorizontalPodAutoscaler.TYPE, new AutoscalerStrategy())
          .buildOrThrow();

  private ResourceStrategies() {}

  /** The strategy of a type; types without rules of their own share a plain one. */
  @SuppressWarnings("unchecked") // The map pairs each type with a strategy for its objects.
  static <T extends ApiObject> ResourceStrategy<T> of(ResourceType<T> type) {
    boolean inert = type.javaType().equals(InertObject.class);
    return (ResourceStrategy<T>) BY_TYPE.getOrDefault(type, inert ? INERT : PLAIN);
  }

  private static final class DeploymentStrategy implements ResourceStrategy<Deployment> {
    @Override
    public Deployment forUpdate(Deployment object, Deployment stored) {
      return object.withStatus(stored.status());
    }

    /** Annotations may change through the status: so the controller stores the revision. */
    @Override
    public Deployment forStatusUpdate(Deployment object, Deployment stored) {
      ObjectMeta metadata = object.metadata().withLabels(stored.metadata().labels());
      return new Deployment(metadata, stored.spec(), object.status());
    }

    @Override
    public long firstGeneration() {
      return 1;
    }

    /** Deployments alone count a change of annotations. */
    @Override
    public boolean changesGeneration(Deployment object, Deployment stored) {
      return !object.spec().equals(stored.spec())
          || !object.metadata().annotations().equals(stored.metadata().annotations());
    }
  }

  private static final class ReplicaSetStrategy implements ResourceStrategy<ReplicaSet> {
    @Override
    public ReplicaSet forUpdate(ReplicaSet object, ReplicaSet stored) {
      return object.withStatus(stored.status());
    }

    @Override
    public ReplicaSet forStatusUpdate(ReplicaSet object, ReplicaSet stored) {
      return object.withSpec(stored.spec());
    }

    @Override
    public long firstGeneration() {
      return 1;
    }

    @Override
    public boolean changesGeneration(ReplicaSet object, ReplicaSet stored) {
      return !object.spec().equals(stored.spec());
    }
  }

  private static final class PodStrategy implements ResourceStrategy<Pod> {
    private static final long DEFAULT_GRACE_SECONDS = 30;

    /** A gated pod says at once why nobody looks for a node. */
    @Override
    public Pod asNew(Pod object, Instant now) {
      if (object.spec().schedulingGates().isEmpty()) {
        return object;
      }
      PodCondition gated =
          PodCondition.no(
              PodCondition.POD_SCHEDULED,
              "SchedulingGated",
              "Scheduling is blocked due to non-empty scheduling gates",
              now);
      return object.withStatus(
          object.status().withConditions(gated.in(object.status().conditions())));
    }

    @Override
    public Pod forUpdate(Pod object, Pod stored) {
      return object.withStatus(stored.status());
    }

    @Override
    public Pod forStatusUpdate(Pod object, Pod stored) {
      ObjectMeta metadata = object.metadata();
      boolean sameOwners = metadata.ownerReferences().equals(stored.metadata().ownerReferences());
      boolean forgotten = object.status().qosClass().isEmpty();
      return new Pod(
          sameOwners ? metadata : metadata.withOwnerReferences(stored.metadata().ownerReferences()),
          stored.spec(),
          forgotten ? object.status().withQosClass(stored.status().qosClass()) : object.status());
    }

    @Override
    public long firstGeneration() {
      return 1;
    }

    @Override
    public boolean changesGeneration(Pod object, Pod stored) {
      return !object.spec().equals(stored.spec());
    }

    @Override
    public String nodeOf(Pod object) {
      return object.spec().nodeName();
    }

    @Override
    public boolean stopsGracefully() {
      return true;
    }

    /** No grace for a pod that never ran or has ended; a negative setting counts as one second. */
    @Override
    public long gracePeriodSeconds(Pod pod, DeleteOptions options) {
      if (pod.spec().nodeName().isEmpty() || pod.isTerminal()) {
        return 0;
      }
      if (options.gracePeriodSeconds() != null) {
        return options.gracePeriodSeconds();
      }
      Long own = pod.spec().terminationGracePeriodSeconds();
      long grace = own == null ? DEFAULT_GRACE_SECONDS : own;
      return grace < 0 ? 1 : grace;
    }
  }

  private static final class ServiceStrategy implements ResourceStrategy<Service> {
    @Override
    public Service forUpdate(Service object, Service stored) {
      return ServiceChange.of(object, stored);
    }

    @Override
    public Service forStatusUpdate(Service object, Service stored) {
      return object.withSpec(stored.spec());
    }
  }

  private static final class NodeStrategy implements ResourceStrategy<Node> {
    @Override
    public Node forUpdate(Node object, Node stored) {
      return object.withStatus(stored.status());
    }

    @Override
    public Node forStatusUpdate(Node object, Node stored) {
      return object.withSpec(stored.spec());
    }
  }

  private static final class NamespaceStrategy implements ResourceStrategy<Namespace> {
    private static final String FINALIZERS = "finalizers";

    @Override
    public Namespace forUpdate(Namespace object, Namespace stored) {
      return new Namespace(object.metadata(), stored.spec(), stored.status());
    }

    @Override
    public Namespace forStatusUpdate(Namespace object, Namespace stored) {
      return object.withSpec(stored.spec());
    }

    @Override
    public Namespace marked(Namespace object) {
      return object.withStatus(RawFields.of(ImmutableMap.of("phase", "Terminating")));
    }

    /** Until its contents are gone: see {@link NamespaceController}. */
    @Override
    public boolean isHeld(Namespace object) {
      return object.spec().get(FINALIZERS).isPresent();
    }
  }

  private static final class DisruptionBudgetStrategy
      implements ResourceStrategy<PodDisruptionBudget> {
    @Override
    public PodDisruptionBudget forUpdate(PodDisruptionBudget object, PodDisruptionBudget stored) {
      return object.withStatus(stored.status());
    }

    @Override
    public PodDisruptionBudget forStatusUpdate(
        PodDisruptionBudget object, PodDisruptionBudget stored) {
      return object.withSpec(stored.spec());
    }

    @Override
    public long firstGeneration() {
      return 1;
    }

    @Override
    public boolean changesGeneration(PodDisruptionBudget object, PodDisruptionBudget stored) {
      return !object.spec().equals(stored.spec());
    }
  }

  private static final class AutoscalerStrategy
      implements ResourceStrategy<HorizontalPodAutoscaler> {
    @Override
    public HorizontalPodAutoscaler forUpdate(
        HorizontalPodAutoscaler object, HorizontalPodAutoscaler stored) {
      return object.withStatus(stored.status());
    }

    @Override
    public HorizontalPodAutoscaler forStatusUpdate(
        HorizontalPodAutoscaler object, HorizontalPodAutoscaler stored) {
      return object.withSpec(stored.spec());
    }
  }

  private static final class EndpointSliceStrategy implements ResourceStrategy<EndpointSlice> {
    @Override
    public long firstGeneration() {
      return 1;
    }

    /** Slices alone count a change of labels. */
    @Override
    public boolean changesGeneration(EndpointSlice object, EndpointSlice stored) {
      return !object.metadata().labels().equals(stored.metadata().labels())
          || !object.equals(stored.withMetadata(object.metadata()));
    }
  }
}
