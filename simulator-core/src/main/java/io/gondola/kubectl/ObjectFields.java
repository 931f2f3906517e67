package io.gondola.kubectl;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.Event;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.ResourceType;

/** The fields that a field selector may name, as the API server has it. */
final class ObjectFields {

  private static final ImmutableSet<String> ANY =
      ImmutableSet.of("metadata.name", "metadata.namespace");
  private static final ImmutableSet<String> POD =
      ImmutableSet.of(
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.schedulerName",
          "spec.serviceAccountName",
          "status.phase",
          "status.podIP",
          "status.nominatedNodeName");
  private static final ImmutableSet<String> EVENT =
      ImmutableSet.of(
          "involvedObject.kind",
          "involvedObject.namespace",
          "involvedObject.name",
          "involvedObject.uid",
          "reason",
          "source",
          "type");

  private ObjectFields() {}

  static boolean isKnown(ResourceType<?> type, String field) {
    return ANY.contains(field)
        || (type.equals(Pod.TYPE) && POD.contains(field))
        || (type.equals(Event.TYPE) && EVENT.contains(field))
        || (type.equals(Node.TYPE) && field.equals("spec.unschedulable"));
  }

  static ImmutableSortedMap<String, String> of(ApiObject object) {
    ImmutableSortedMap.Builder<String, String> fields = ImmutableSortedMap.naturalOrder();
    fields.put("metadata.name", object.name());
    fields.put("metadata.namespace", object.metadata().namespace());
    if (object instanceof Pod pod) {
      pod(pod, fields);
    } else if (object instanceof Event event) {
      event(event, fields);
    } else if (object instanceof Node node) {
      fields.put("spec.unschedulable", Boolean.toString(node.spec().unschedulable()));
    }
    return fields.buildOrThrow();
  }

  private static void pod(Pod pod, ImmutableSortedMap.Builder<String, String> fields) {
    fields.put("spec.nodeName", pod.spec().nodeName());
    fields.put("spec.restartPolicy", pod.spec().restartPolicy());
    fields.put("spec.schedulerName", pod.spec().schedulerName());
    fields.put("spec.serviceAccountName", pod.spec().serviceAccountName());
    fields.put("status.phase", pod.status().phase());
    fields.put("status.podIP", pod.status().podIP());
    fields.put("status.nominatedNodeName", pod.status().nominatedNodeName());
  }

  private static void event(Event event, ImmutableSortedMap.Builder<String, String> fields) {
    fields.put("involvedObject.kind", event.involvedObject().kind());
    fields.put("involvedObject.namespace", event.involvedObject().namespace());
    fields.put("involvedObject.name", event.involvedObject().name());
    fields.put("involvedObject.uid", event.involvedObject().uid());
    fields.put("reason", event.reason());
    fields.put("source", event.source().component());
    fields.put("type", event.type());
  }
}
