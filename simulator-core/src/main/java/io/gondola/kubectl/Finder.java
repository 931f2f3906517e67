package io.gondola.kubectl;

import com.google.common.collect.ImmutableList;
import io.gondola.api.core.Service;
import io.gondola.api.discovery.EndpointSlice;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiObject;
import io.gondola.api.meta.FieldSelector;
import io.gondola.api.meta.ObjectKey;
import io.gondola.api.meta.ResourceType;
import io.gondola.api.meta.Selector;
import io.gondola.api.meta.SelectorSyntaxException;
import io.gondola.kubectl.print.Endpoints;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the objects that a command is about. */
final class Finder {

  /** The flags that it reads. */
  static final String FLAGS = "selector|l= field-selector= all-namespaces|A all";

  private final Session session;
  private final Arguments arguments;

  Finder(Session session, Arguments arguments) {
    this.session = session;
    this.arguments = arguments;
  }

  String namespace() {
    return arguments.find("namespace").orElse(session.namespace());
  }

  boolean inAllNamespaces() {
    return arguments.isSet("all-namespaces");
  }

  /** All that there are of a kind; those that were asked for by name and are missing are told. */
  ImmutableList<ApiObject> find(ResourceWords words) {
    if (words.named().isEmpty()) {
      return words.kinds().stream()
          .flatMap(kind -> list(kind).stream())
          .collect(ImmutableList.toImmutableList());
    }
    checkNames();
    ImmutableList.Builder<ApiObject> found = ImmutableList.builder();
    for (Named named : words.named()) {
      session.attempt(() -> found.add(get(named)));
    }
    return found.build();
  }

  /** Like {@link #find}, for commands that do not mean all objects unless they are told so. */
  ImmutableList<ApiObject> findChosen(ResourceWords words) {
    if (words.named().isEmpty() && !arguments.has("selector") && !arguments.isSet("all")) {
      throw new KubectlException("resource(s) were provided, but no name was specified");
    }
    return find(words);
  }

  /** What is said when nothing was found. */
  String nothingFound(boolean namespaced) {
    return namespaced && !inAllNamespaces()
        ? "No resources found in %s namespace.".formatted(namespace())
        : "No resources found";
  }

  private void checkNames() {
    if (arguments.has("selector")) {
      throw new KubectlException("name cannot be provided when a selector is specified");
    }
    if (inAllNamespaces()) {
      throw new KubectlException("a resource cannot be retrieved by name across all namespaces");
    }
  }

  /** The object with a name; refuses with NotFound if there is none. */
  ApiObject get(Named named) {
    ResourceType<?> type = named.kind().type();
    ObjectKey key = named.kind().key(namespace(), named.name());
    return find(type, key).orElseThrow(() -> ApiException.notFound(type, named.name()));
  }

  /** The one object of a type that a command names. */
  ApiObject single(ResourceWords words) {
    if (words.named().size() != 1) {
      throw new KubectlException("exactly one resource must be named, such as deployment/web");
    }
    return get(words.named().get(0));
  }

  private Optional<? extends ApiObject> find(ResourceType<?> type, ObjectKey key) {
    return type.equals(Endpoints.TYPE)
        ? session.cluster().find(Service.TYPE, key.toString()).map(this::endpoints)
        : session.cluster().find(type, key.toString());
  }

  /** The objects of a kind that the selectors match, by namespace and name. */
  ImmutableList<ApiObject> list(Kind kind) {
    return all(kind.type()).stream().filter(filter(kind)).collect(ImmutableList.toImmutableList());
  }

  /** Whether the selectors match an object of a kind. */
  Predicate<ApiObject> filter(Kind kind) {
    Selector labels = selector(kind.type());
    FieldSelector fields = fieldSelector(kind.type());
    return object ->
        labels.matches(object.metadata().labels()) && fields.matches(ObjectFields.of(object));
  }

  private ImmutableList<? extends ApiObject> all(ResourceType<?> type) {
    if (type.equals(Endpoints.TYPE)) {
      return all(Service.TYPE).stream()
          .map(service -> endpoints((Service) service))
          .collect(ImmutableList.toImmutableList());
    }
    if (inAllNamespaces()) {
      return session.cluster().listAll(type, "");
    }
    return session.cluster().list(type, type.namespaced() ? namespace() : "", "");
  }

  private Endpoints endpoints(Service service) {
    return Endpoints.of(
        service, session.cluster().list(EndpointSlice.TYPE, service.metadata().namespace(), ""));
  }

  private Selector selector(ResourceType<?> type) {
    try {
      return Selector.parse(arguments.text("selector"));
    } catch (SelectorSyntaxException e) {
      throw unable(type, e.getMessage());
    }
  }

  private FieldSelector fieldSelector(ResourceType<?> type) {
    try {
      FieldSelector selector = FieldSelector.parse(arguments.text("field-selector"));
      for (String field : selector.fields()) {
        if (!ObjectFields.isKnown(type, field)) {
          throw unable(type, "field label not supported: " + field);
        }
      }
      return selector;
    } catch (SelectorSyntaxException e) {
      throw unable(type, e.getMessage());
    }
  }

  private ApiException unable(ResourceType<?> type, String cause) {
    return ApiException.badRequest(
        ("Unable to find \"%s/%s, Resource=%s\" that match label selector \"%s\", field selector"
                + " \"%s\": %s")
            .formatted(
                type.group(),
                type.version(),
                type.plural(),
                arguments.text("selector"),
                arguments.text("field-selector"),
                cause));
  }
}
