package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Event;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Node;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Secret;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.policy.PodDisruptionBudget;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No field that Kubernetes knows is lost between text and records. */
class RecordCoverageTest {

  private final List<String> gaps = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();

  @Test
  void records_haveAPlaceForEachFieldOfTheirGoType() {
    for (Class<?> root :
        List.of(
            Pod.class,
            Deployment.class,
            ReplicaSet.class,
            Service.class,
            EndpointSlice.class,
            Node.class,
            Namespace.class,
            Event.class,
            ConfigMap.class,
            Secret.class,
            PodDisruptionBudget.class)) {
      compare(root, Schema.kubernetes().struct(root.getSimpleName()), true);
    }

    assertThat(gaps).isEmpty();
    assertThat(seen).hasSizeGreaterThan(50);
  }

  private void compare(Class<?> record, StructType struct, boolean root) {
    if (!seen.add(record.getName())) {
      return;
    }
    Set<String> components =
        Arrays.stream(record.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean rest = components.remove("other");
    Set<String> fields = new TreeSet<>(struct.fields().keySet());
    if (root) {
      fields.removeAll(ImmutableSet.of("apiVersion", "kind"));
    }
    components.stream()
        .filter(name -> !fields.contains(name))
        .forEach(
            name -> gaps.add(record.getSimpleName() + "." + name + " is unknown to Kubernetes"));
    fields.stream()
        .filter(name -> !rest && !components.contains(name))
        .forEach(name -> gaps.add(record.getSimpleName() + " lacks " + name));
    for (RecordComponent component : record.getRecordComponents()) {
      if (components.contains(component.getName()) && fields.contains(component.getName())) {
        descend(component.getGenericType(), struct.fields().get(component.getName()).type());
      }
    }
  }

  private void descend(Type type, FieldType fieldType) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      descend(arguments[arguments.length - 1], fieldType.elementType());
    } else if (fieldType.kind() == FieldType.Kind.STRUCT
        && type instanceof Class<?> record
        && !record.getSimpleName().equals("RawFields")) {
      compare(record, Schema.kubernetes().struct(fieldType), false);
    }
  }
}
