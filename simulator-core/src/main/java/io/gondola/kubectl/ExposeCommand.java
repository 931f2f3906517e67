package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.apps.Deployment;
import io.gondola.api.apps.ReplicaSet;
import io.gondola.api.core.Container;
import io.gondola.api.core.Pod;
import io.gondola.api.core.PodSpec;
import io.gondola.api.core.Service;
import io.gondola.api.core.ServiceBuilder;
import io.gondola.api.core.ServicePort;
import io.gondola.api.core.ServicePortBuilder;
import io.gondola.api.core.ServiceSpecBuilder;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.IntOrString;
import io.gondola.api.meta.LabelSelector;
import io.gondola.api.meta.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kubectl expose}: a Service for the pods of something. */
final class ExposeCommand implements Command {

  @Override
  public String summary() {
    return "Make a Service for the pods of a Deployment, a ReplicaSet or a pod.";
  }

  @Override
  public Flags flags() {
    return Flags.of("port= target-port= name= type= protocol=");
  }

  @Override
  public void run(Arguments arguments, Session session) {
    ResourceWords words = ResourceWords.parse(arguments.words(), "expose");
    ApiObject object = new Finder(session, arguments).single(words);
    ImmutableSortedMap<String, String> selector = selector(object);
    if (selector.isEmpty()) {
      throw new KubectlException(
          "couldn't retrieve selectors via --selector flag or introspection: invalid %s: no"
                  .formatted(Kind.label(object.resourceType()))
              + " selectors, therefore cannot be exposed");
    }
    Service service =
        ServiceBuilder.builder()
            .metadata(
                ObjectMetaBuilder.builder()
                    .name(arguments.find("name").orElse(object.name()))
                    .namespace(object.metadata().namespace())
                    .labels(object.metadata().labels())
                    .build())
            .spec(
                ServiceSpecBuilder.builder()
                    .type(arguments.text("type"))
                    .selector(selector)
                    .ports(ports(object, arguments))
                    .build())
            .build();
    session.cluster().create(service);
    session.print("service/%s exposed".formatted(service.name()));
  }

  private static ImmutableSortedMap<String, String> selector(ApiObject object) {
    if (object instanceof Pod) {
      return object.metadata().labels();
    }
    LabelSelector selector = labelSelector(object);
    if (selector == null) {
      throw new KubectlException("cannot expose a %s".formatted(Kind.label(object.resourceType())));
    }
    if (!selector.matchExpressions().isEmpty()) {
      throw new KubectlException(
          "couldn't convert expressions - \"%s\" to map-based selector format"
              .formatted(selector.toSelector()));
    }
    return selector.matchLabels();
  }

  private static @Nullable LabelSelector labelSelector(ApiObject object) {
    if (object instanceof Deployment deployment) {
      return deployment.spec().selector();
    }
    return object instanceof ReplicaSet set ? set.spec().selector() : null;
  }

  private static PodSpec podSpec(ApiObject object) {
    if (object instanceof Deployment deployment) {
      return deployment.spec().template().spec();
    }
    return object instanceof ReplicaSet set ? set.spec().template().spec() : ((Pod) object).spec();
  }

  /** The port that was asked for, or those of the containers, numbered where there are more. */
  private static ImmutableList<ServicePort> ports(ApiObject object, Arguments arguments) {
    List<Integer> numbers = new ArrayList<>();
    if (arguments.has("port")) {
      numbers.add(arguments.number("port", 0));
    } else {
      for (Container container : podSpec(object).containers()) {
        container.ports().forEach(port -> numbers.add(port.containerPort()));
      }
    }
    if (numbers.isEmpty()) {
      throw new KubectlException("couldn't find port via --port flag or introspection");
    }
    ImmutableList.Builder<ServicePort> ports = ImmutableList.builder();
    for (int i = 0; i < numbers.size(); i++) {
      ports.add(
          ServicePortBuilder.builder()
              .name(numbers.size() > 1 ? "port-" + (i + 1) : "")
              .port(numbers.get(i))
              .protocol(arguments.find("protocol").orElse("TCP"))
              .targetPort(targetPort(arguments, numbers.get(i)))
              .build());
    }
    return ports.build();
  }

  private static IntOrString targetPort(Arguments arguments, int port) {
    String target = arguments.text("target-port");
    if (target.isEmpty()) {
      return IntOrString.of(port);
    }
    return target.matches("[0-9]+")
        ? IntOrString.of(arguments.number("target-port", port))
        : IntOrString.of(target);
  }
}
