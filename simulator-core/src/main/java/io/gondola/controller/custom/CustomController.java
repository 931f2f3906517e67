package io.gondola.controller.custom;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;
import java.util.function.Supplier;

/**
 * A controller: which objects it looks after, and how.
 *
 * @param name as it is to be named in the timeline, {@code backup-controller}
 * @param type of the objects that it looks after; may be one that is not simulated
 * @param owned types of objects that it makes: if one changes, its owner is looked at
 * @param reconciler makes a reconciler with an empty memory, for each start of the process
 */
public record CustomController(
    String name,
    ResourceType<? extends ApiObject> type,
    ImmutableList<ResourceType<? extends ApiObject>> owned,
    Supplier<? extends CustomReconciler> reconciler) {

  public CustomController {
    checkArgument(!name.isEmpty(), "the name of a controller must not be empty");
    checkArgument(!owned.contains(type), "%s must not be both looked after and owned", type);
  }

  /** A controller that makes no objects. */
  public static CustomController of(
      String name,
      ResourceType<? extends ApiObject> type,
      Supplier<? extends CustomReconciler> reconciler) {
    return new CustomController(name, type, ImmutableList.of(), reconciler);
  }

  /** The same with a type of objects that it makes. */
  public CustomController owning(ResourceType<? extends ApiObject> made) {
    return new CustomController(
        name,
        type,
        ImmutableList.<ResourceType<? extends ApiObject>>builder().addAll(owned).add(made).build(),
        reconciler);
  }

  /** Its name, and what it looks after. */
  @Override
  public String toString() {
    return "%s of %s".formatted(name, type);
  }
}
