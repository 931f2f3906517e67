package io.gondola.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import io.gondola.api.apps.Deployment;
import io.gondola.api.core.ConfigMap;
import io.gondola.api.core.Namespace;
import io.gondola.api.core.Pod;
import io.gondola.api.core.Service;
import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.ObjectKey;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that are refused: the reason, the whole text, and that nothing has changed. */
class RefusalTest {

  private static final String MODIFIED =
      "the object has been modified; please apply your changes to the latest version and try again";

  /** A request to a server that {@link #prepared} gives. */
  private record Refused(String what, Consumer<TestServer> request, Reason reason, String message) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Refused> requests() {
    return Stream.concat(
        Stream.concat(creations(), changes()), Stream.concat(deletions(), namespaces()));
  }

  private static Stream<Refused> creations() {
    return Stream.of(
        new Refused(
            "create: taken name",
            server -> server.create(Pod.TYPE, Manifests.pod("web")),
            Reason.ALREADY_EXISTS,
            "pods \"web\" already exists"),
        new Refused(
            "create: name of an object on its way out",
            server -> server.create(Pod.TYPE, Manifests.pod("leaving")),
            Reason.ALREADY_EXISTS,
            "object is being deleted: pods \"leaving\" already exists"),
        new Refused(
            "create: with a version",
            server -> server.api.create(versioned(Manifests.pod("other"))),
            Reason.INTERNAL_ERROR,
            "resourceVersion should not be set on objects to be created"),
        new Refused(
            "create: several invalid fields",
            server ->
                server.create(
                    Deployment.TYPE,
                    Manifests.DEPLOYMENT
                        .replace("replicas: 3", "replicas: -3")
                        .replaceFirst("name: web,", "name: Web,")),
            Reason.INVALID,
            "Deployment.apps \"Web\" is invalid: [metadata.name: Invalid value: \"Web\": a lowercase"
                + " RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
                + " '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
                + " regex used for validation is"
                + " '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'),"
                + " spec.replicas: Invalid value: -3: must be greater than or equal to 0]"),
        new Refused(
            "create: taken cluster IP",
            server -> server.create(Service.TYPE, Manifests.service("b", "clusterIP: 10.96.0.2,")),
            Reason.INVALID,
            "Service \"b\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.2\"]: failed to"
                + " allocate IP 10.96.0.2: provided IP is already allocated"),
        new Refused(
            "create: the API server's own IP",
            server -> server.create(Service.TYPE, Manifests.service("b", "clusterIP: 10.96.0.1,")),
            Reason.INVALID,
            "Service \"b\" is invalid: spec.clusterIPs: Invalid value: [\"10.96.0.1\"]: failed to"
                + " allocate IP 10.96.0.1: provided IP is already allocated"),
        new Refused(
            "create: taken node port",
            server ->
                server.create(
                    Service.TYPE,
                    Manifests.service("b", "type: NodePort,")
                        .replace("{port: 80}", "{port: 80, nodePort: 30000}")),
            Reason.INVALID,
            "Service \"b\" is invalid: spec.ports[0].nodePort: Invalid value: 30000: provided port is"
                + " already allocated"));
  }

  private static Stream<Refused> changes() {
    return Stream.of(
        new Refused(
            "update: stale version",
            server -> server.api.update(stale(server)),
            Reason.CONFLICT,
            "Operation cannot be fulfilled on deployments.apps \"web\": " + MODIFIED),
        new Refused(
            "update of the status: stale version",
            server -> server.api.updateStatus(stale(server)),
            Reason.CONFLICT,
            "Operation cannot be fulfilled on deployments.apps \"web\": " + MODIFIED),
        new Refused(
            "update: another object's uid",
            server -> server.api.update(withUid(server, "other")),
            Reason.CONFLICT,
            "Operation cannot be fulfilled on configmaps \"settings\": Precondition failed: UID in"
                + " precondition: other, UID in object meta: "),
        new Refused(
            "update: missing object",
            server -> server.api.update(TestServer.parse(Pod.TYPE, Manifests.pod("missing"))),
            Reason.NOT_FOUND,
            "pods \"missing\" not found"),
        new Refused(
            "update: invalid",
            server ->
                server.api.patch(
                    Deployment.TYPE,
                    TestServer.key("web"),
                    live -> live.withSpec(live.spec().withMinReadySeconds(-1))),
            Reason.INVALID,
            "Deployment.apps \"web\" is invalid: spec.minReadySeconds: Invalid value: -1: must be"
                + " greater than or equal to 0"),
        new Refused(
            "update: node port out of range",
            server ->
                server.api.patch(
                    Service.TYPE,
                    TestServer.key("ported"),
                    live ->
                        live.withSpec(
                            live.spec()
                                .withPorts(
                                    ImmutableList.of(
                                        live.spec().ports().get(0).withNodePort(80))))),
            Reason.INVALID,
            "Service \"ported\" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port"
                + " is not in the valid range. The range of valid ports is 30000-32767"),
        new Refused(
            "patch: another name",
            server ->
                server.api.patch(
                    ConfigMap.TYPE,
                    TestServer.key("settings"),
                    live -> live.withMetadata(live.metadata().withName("renamed"))),
            Reason.BAD_REQUEST,
            "the name of the object (renamed) does not match the name on the URL (settings)"),
        new Refused(
            "patch: another namespace",
            server ->
                server.api.patch(
                    ConfigMap.TYPE,
                    TestServer.key("settings"),
                    live -> live.withMetadata(live.metadata().withNamespace("elsewhere"))),
            Reason.BAD_REQUEST,
            "the namespace of the provided object does not match the namespace sent on the request"),
        new Refused(
            "update of the status: a kind without one",
            server ->
                server.api.updateStatus(server.api.get(ConfigMap.TYPE, TestServer.key("settings"))),
            Reason.NOT_FOUND,
            "the server could not find the requested resource"),
        new Refused(
            "update: a new finalizer on an object on its way out",
            server ->
                server.api.patch(
                    Pod.TYPE,
                    TestServer.key("leaving"),
                    live ->
                        live.withMetadata(
                            live.metadata()
                                .withFinalizers(ImmutableList.of("example.com/a", "x.io/b")))),
            Reason.INVALID,
            "Pod \"leaving\" is invalid: metadata.finalizers: Forbidden: no new finalizers can be"
                + " added if the object is being deleted, found new finalizers []string{\"x.io/b\"}"),
        new Refused(
            "bind: a pod that has a node",
            server -> server.api.bind(TestServer.key("leaving"), "node-2"),
            Reason.CONFLICT,
            "Operation cannot be fulfilled on pods \"leaving\": pod leaving is already assigned to"
                + " node \"node-1\""));
  }

  private static Stream<Refused> deletions() {
    return Stream.of(
        new Refused(
            "get: missing object",
            server -> server.api.get(Deployment.TYPE, TestServer.key("missing")),
            Reason.NOT_FOUND,
            "deployments.apps \"missing\" not found"),
        new Refused(
            "delete: missing object",
            server -> server.api.delete(Pod.TYPE, TestServer.key("missing"), DeleteOptions.DEFAULT),
            Reason.NOT_FOUND,
            "pods \"missing\" not found"),
        new Refused(
            "delete: another object's uid",
            server ->
                server.api.delete(
                    Deployment.TYPE, TestServer.key("web"), DeleteOptions.DEFAULT.onlyUid("other")),
            Reason.CONFLICT,
            "Operation cannot be fulfilled on Deployment \"web\": the UID in the precondition (other)"
                + " does not match the UID in record ("),
        new Refused(
            "delete: a namespace Kubernetes lives in",
            server ->
                server.api.delete(
                    Namespace.TYPE, new ObjectKey("", "default"), DeleteOptions.DEFAULT),
            Reason.FORBIDDEN,
            "namespaces \"default\" is forbidden: this namespace may not be deleted"));
  }

  private static Stream<Refused> namespaces() {
    return Stream.of(
        new Refused(
            "create: missing namespace, before anything else is looked at",
            server ->
                server.create(
                    Pod.TYPE,
                    Manifests.pod("BAD").replace("labels:", "namespace: nowhere, labels:")),
            Reason.NOT_FOUND,
            "namespaces \"nowhere\" not found"),
        new Refused(
            "create: terminating namespace",
            server ->
                server.create(
                    ConfigMap.TYPE,
                    Manifests.configMap("a").replace("name: a", "name: a, namespace: ending")),
            Reason.FORBIDDEN,
            "configmaps \"a\" is forbidden: unable to create new content in namespace ending because"
                + " it is being terminated"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_isRefusedWithKubernetesText(Refused refused) {
    TestServer server = prepared();

    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> refused.request().accept(server));

    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isEqualTo(refused.reason());
    assertThat(refusal.getMessage()).startsWith(refused.message());
    assertThat(refusal.getMessage().length() - refused.message().length())
        .as("at most a uid and the sentence after it follow: %s", refusal.getMessage())
        .isLessThan(120);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void request_leavesNoTrace(Refused refused) {
    TestServer untouched = prepared();
    TestServer server = prepared();

    assertThatThrownBy(() -> refused.request().accept(server)).isInstanceOf(ApiException.class);

    assertThat(server.api.timeline().hash()).isEqualTo(untouched.api.timeline().hash());
    assertThat(afterwards(server)).as("later draws and versions").isEqualTo(afterwards(untouched));
  }

  /** With a Deployment, ConfigMap, two Services and two pods, one of them on its way out. */
  private static TestServer prepared() {
    TestServer server = new TestServer();
    server.create(Deployment.TYPE, Manifests.DEPLOYMENT);
    server.create(ConfigMap.TYPE, Manifests.configMap("settings"));
    server.create(Service.TYPE, Manifests.service("plain", ""));
    server.create(Service.TYPE, Manifests.service("ported", "type: NodePort,"));
    server.create(Pod.TYPE, Manifests.pod("web"));
    server.create(
        Pod.TYPE,
        Manifests.pod("leaving", "nodeName: node-1,")
            .replace("labels:", "finalizers: [example.com/a], labels:"));
    server.api.delete(Pod.TYPE, TestServer.key("leaving"), DeleteOptions.DEFAULT);
    server.namespace("ending");
    server.api.delete(Namespace.TYPE, new ObjectKey("", "ending"), DeleteOptions.DEFAULT);
    return server;
  }

  private static String afterwards(TestServer server) {
    server.create(Service.TYPE, Manifests.service("late", "type: NodePort,"));
    Pod pod = TestServer.parse(Pod.TYPE, Manifests.pod("x"));
    server.api.create(pod.withMetadata(pod.metadata().withName("").withGenerateName("web-")));
    return server.api.timeline().text();
  }

  private static Pod versioned(String manifest) {
    Pod pod = TestServer.parse(Pod.TYPE, manifest);
    return pod.withMetadata(pod.metadata().withResourceVersion("1"));
  }

  private static Deployment stale(TestServer server) {
    Deployment live = server.api.get(Deployment.TYPE, TestServer.key("web"));
    return live.withMetadata(live.metadata().withResourceVersion("1"));
  }

  private static ConfigMap withUid(TestServer server, String uid) {
    ConfigMap live = server.api.get(ConfigMap.TYPE, TestServer.key("settings"));
    return live.withMetadata(live.metadata().withUid(uid));
  }
}
