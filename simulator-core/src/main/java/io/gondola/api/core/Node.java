package io.gondola.api.core;

import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ApiRecord;
import io.gondola.api.meta.ObjectMeta;
import io.gondola.api.meta.ResourceType;
import java.util.Objects;

/** A machine that runs pods. */
@ApiRecord
public record Node(ObjectMeta metadata, NodeSpec spec, NodeStatus status)
    implements ApiObject, NodeBuilder.With {

  /** The Node resource of v1. */
  public static final ResourceType<Node> TYPE =
      new ResourceType<>("v1", "Node", "nodes", false, Node.class);

  public Node {
    metadata = Objects.requireNonNullElse(metadata, ObjectMeta.EMPTY);
    spec = Objects.requireNonNullElse(spec, NodeSpec.EMPTY);
    status = Objects.requireNonNullElse(status, NodeStatus.EMPTY);
  }

  @Override
  public ResourceType<Node> resourceType() {
    return TYPE;
  }

  @Override
  public Node withMetadata(ObjectMeta metadata) {
    return new Node(metadata, spec, status);
  }

  /** {@code Node[node-1, unschedulable]}. */
  @Override
  public String toString() {
    return "Node[%s%s]".formatted(name(), spec.unschedulable() ? ", unschedulable" : "");
  }
}
