package io.gondola.apiserver;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodCondition;
import io.gondola.api.core.PodStatus;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldError;
import io.gondola.api.meta.GeneratedName;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ObjectMetaBuilder;
import io.gondola.api.meta.RawFields;
import io.gondola.api.meta.ResourceType;
import io.gondola.apiserver.admission.Admission;
import io.gondola.sim.ChoiceStream;
import io.gondola.sim.Choices;
import io.gondola.sim.Simulation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** Creations and updates: what the server fills in, what it checks, and what counts as a change. */
final class Writes {

  static final String MODIFIED =
      "the object has been modified; please apply your changes to the latest version and try again";
  private static final int NAME_ATTEMPTS = 8;

  private final ObjectStore store;
  private final Admission admission;
  private final ClusterAddresses addresses;
  private final Simulation simulation;
  private final ChoiceStream choices;

  Writes(ObjectStore store, Admission admission, Simulation simulation) {
    this(store, admission, new ClusterAddresses(), simulation, simulation.choices());
  }

  private Writes(
      ObjectStore store,
      Admission admission,
      ClusterAddresses addresses,
      Simulation simulation,
      Choices choices) {
    this.store = store;
    this.admission = admission;
    this.addresses = addresses;
    this.simulation = simulation;
    this.choices = choices.stream("apiserver");
  }

  <T extends ApiObject> void addCheck(
      ResourceType<T> type, Function<T, ImmutableList<FieldError>> check) {
    admission.add(type, check::apply);
  }

  /** The same writes into another store; addresses and random draws are its own, too. */
  Writes rehearsal(ObjectStore rehearsed) {
    return new Writes(rehearsed, admission, addresses.copy(), simulation, Choices.seeded(0));
  }

  /**
   * Stores a new object. Nothing is drawn or taken for it before all checks have passed, so that a
   * refusal leaves no trace.
   */
  <T extends ApiObject> T create(T object) {
    ObjectTable<T> table = store.tableOf(object);
    T placed = placed(table, object);
    checkNamespace(table, placed.metadata());
    T admitted = admission.admitted(placed);
    refuse(admitted, admission.validateCreate(admitted));
    checkNew(table, admitted, object.name());
    T allocated = addresses.allocated(admitted, null);
    boolean named = !object.name().isEmpty();
    T complete = withMetadata(allocated, newMetadata(table, admitted.metadata(), named));
    addresses.replace(null, complete);
    Instant now = simulation.now().truncatedTo(ChronoUnit.SECONDS);
    return store.put(table, null, table.strategy().asNew(complete, now));
  }

  /** In its namespace and with a name, if only one that stands in for the one to be drawn. */
  private static <T extends ApiObject> T placed(ObjectTable<T> table, T object) {
    ObjectMeta given = object.metadata();
    String name =
        given.name().isEmpty() && !given.generateName().isEmpty()
            ? GeneratedName.of(given.generateName(), "x".repeat(GeneratedName.SUFFIX_LENGTH))
            : given.name();
    return withMetadata(object, given.withNamespace(namespaceOf(table, given)).withName(name));
  }

  private static <T extends ApiObject> void checkNew(
      ObjectTable<T> table, T admitted, String name) {
    if (!admitted.metadata().resourceVersion().isEmpty()) {
      throw new ApiException(
          Reason.INTERNAL_ERROR, "resourceVersion should not be set on objects to be created");
    }
    T present = name.isEmpty() ? null : table.get(admitted.key());
    if (present != null) {
      throw present.metadata().deletionTimestamp() == null
          ? ApiException.alreadyExists(table.type(), name)
          : ApiException.beingDeleted(table.type(), name);
    }
  }

  <T extends ApiObject> T update(T object) {
    ObjectTable<T> table = store.tableOf(object);
    T stored = stored(table, object);
    checkVersion(object, stored);
    T complete = admission.defaulted(withMetadata(object, keptMetadata(object, stored)));
    T allocated = addresses.allocated(table.strategy().forUpdate(complete, stored), stored);
    refuse(allocated, admission.validateUpdate(allocated, stored));
    boolean counts = table.strategy().changesGeneration(allocated, stored);
    return commit(table, stored, counts ? nextGeneration(allocated) : allocated);
  }

  <T extends ApiObject> T updateStatus(T object) {
    ObjectTable<T> table = store.tableOf(object);
    T stored = stored(table, object);
    checkVersion(object, stored);
    T merged =
        table
            .strategy()
            .forStatusUpdate(withMetadata(object, keptMetadata(object, stored)), stored);
    refuse(merged, admission.validateStatusUpdate(merged, stored));
    return commit(table, stored, merged);
  }

  /** The binding subresource: sets the node and the PodScheduled condition. */
  Pod bind(ObjectKey key, String node) {
    ObjectTable<Pod> table = store.table(Pod.TYPE);
    Pod pod = store.require(table, key);
    if (!pod.spec().nodeName().isEmpty()) {
      throw ApiException.conflict(
          Pod.TYPE,
          key.name(),
          "pod %s is already assigned to node \"%s\"".formatted(key.name(), pod.spec().nodeName()));
    }
    if (pod.isTerminating()) {
      throw ApiException.conflict(
          Pod.TYPE,
          key.name(),
          "pod %s is being deleted, cannot be assigned to a host".formatted(key.name()));
    }
    PodCondition scheduled =
        PodCondition.yes(
            PodCondition.POD_SCHEDULED, simulation.now().truncatedTo(ChronoUnit.SECONDS));
    PodStatus status = pod.status().withConditions(scheduled.in(pod.status().conditions()));
    Pod bound = new Pod(pod.metadata(), pod.spec().withNodeName(node), status);
    return commit(table, pod, nextGeneration(bound));
  }

  /** A namespace that has been emptied lets go of itself. */
  void finalizeNamespace(String name) {
    ObjectTable<Namespace> table = store.table(Namespace.TYPE);
    Namespace stored = store.require(table, new ObjectKey("", name));
    commit(table, stored, stored.withSpec(RawFields.EMPTY));
  }

  /**
   * Stores a state that differs from the stored one; the last finalizer of a deleted object takes
   * it away.
   */
  <T extends ApiObject> T commit(ObjectTable<T> table, T stored, T next) {
    if (next.equals(stored)) {
      return stored;
    }
    if (Deletions.isFinished(table, next)) {
      remove(table, next);
      return next;
    }
    addresses.replace(stored, next);
    return store.put(table, stored, next);
  }

  /** Takes an object away, and with it what had been given to it. */
  <T extends ApiObject> void remove(ObjectTable<T> table, T last) {
    addresses.replace(last, null);
    store.remove(table, last);
  }

  private ObjectMeta newMetadata(ObjectTable<?> table, ObjectMeta admitted, boolean named) {
    return ObjectMetaBuilder.builder(admitted)
        .name(named ? admitted.name() : drawnName(table, admitted))
        .uid(newUid())
        .creationTimestamp(simulation.now().truncatedTo(ChronoUnit.SECONDS))
        .deletionTimestamp(null)
        .deletionGracePeriodSeconds(null)
        .generation(table.strategy().firstGeneration())
        .build();
  }

  private <T extends ApiObject> T stored(ObjectTable<T> table, T object) {
    ObjectKey key = new ObjectKey(namespaceOf(table, object.metadata()), object.name());
    return store.require(table, key);
  }

  private static String namespaceOf(ObjectTable<?> table, ObjectMeta given) {
    if (!table.type().namespaced()) {
      return "";
    }
    return given.namespace().isEmpty() ? Namespace.DEFAULT : given.namespace();
  }

  /** A name made from generateName; a taken one is drawn again a few times. */
  private String drawnName(ObjectTable<?> table, ObjectMeta admitted) {
    for (int attempt = 0; attempt < NAME_ATTEMPTS; attempt++) {
      String name = GeneratedName.of(admitted.generateName(), GeneratedName.suffix(choices::pick));
      if (table.get(new ObjectKey(admitted.namespace(), name)) == null) {
        return name;
      }
    }
    throw ApiException.nameExhausted(table.type(), admitted.generateName());
  }

  /** A random UUID (version 4, IETF variant) from the choice source. */
  private String newUid() {
    long high = (choices.next(Long.MAX_VALUE) & ~0xf000L) | 0x4000L;
    long low = (choices.next(Long.MAX_VALUE) & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /** What a client may not change stays as stored. */
  private static ObjectMeta keptMetadata(ApiObject object, ApiObject stored) {
    ObjectMeta given = object.metadata();
    ObjectMeta kept = stored.metadata();
    if (given.equals(kept)) {
      return kept;
    }
    return ObjectMetaBuilder.builder(given)
        .namespace(kept.namespace())
        .uid(kept.uid())
        .resourceVersion(kept.resourceVersion())
        .generation(kept.generation())
        .creationTimestamp(kept.creationTimestamp())
        .deletionTimestamp(kept.deletionTimestamp())
        .deletionGracePeriodSeconds(kept.deletionGracePeriodSeconds())
        .build();
  }

  private static void checkVersion(ApiObject object, ApiObject stored) {
    ObjectMeta given = object.metadata();
    ObjectMeta kept = stored.metadata();
    if (!given.uid().isEmpty() && !given.uid().equals(kept.uid())) {
      throw ApiException.conflict(
          stored.resourceType(),
          stored.name(),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(given.uid(), kept.uid()));
    }
    if (!given.resourceVersion().isEmpty()
        && !given.resourceVersion().equals(kept.resourceVersion())) {
      throw ApiException.conflict(stored.resourceType(), stored.name(), MODIFIED);
    }
  }

  private void checkNamespace(ObjectTable<?> table, ObjectMeta metadata) {
    if (!table.type().namespaced()) {
      return;
    }
    Namespace namespace =
        store.require(store.table(Namespace.TYPE), new ObjectKey("", metadata.namespace()));
    if (namespace.metadata().deletionTimestamp() != null) {
      throw ApiException.namespaceTerminating(table.type(), metadata.name(), namespace.name());
    }
  }

  private static void refuse(ApiObject object, ImmutableList<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw ApiException.invalid(object.resourceType(), object.name(), errors);
    }
  }

  static <T extends ApiObject> T nextGeneration(T object) {
    ObjectMeta metadata = object.metadata();
    return withMetadata(object, metadata.withGeneration(metadata.generation() + 1));
  }

  @SuppressWarnings("unchecked") // withMetadata gives an object of the same class.
  static <T extends ApiObject> T withMetadata(T object, ObjectMeta metadata) {
    return object.metadata().equals(metadata) ? object : (T) object.withMetadata(metadata);
  }
}
