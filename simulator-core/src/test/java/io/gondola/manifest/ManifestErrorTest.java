package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gondola.api.meta.ApiException;
import org.junit.jupiter.api.Test;

/** Whole error texts: Kubernetes' own first, then document, line and field. */
class ManifestErrorTest {

  private static final String SECOND_DOCUMENT =
      """
      apiVersion: v1
      kind: Pod
      ---
      # the second one
      """;

  @Test
  void unknownFields_areAllNamedWithTheirLines() {
    String deployment =
        SECOND_DOCUMENT
            + """
            apiVersion: apps/v1
            kind: Deployment
            spec:
              replica: 2
              template:
                spec:
                  containers:
                  - name: c
                    imagePullPollicy: Always
            """;

    assertThat(error(deployment))
        .hasMessage(
            "Deployment in version \"v1\" cannot be handled as a Deployment: strict decoding error:"
                + " unknown field \"spec.replica\", unknown field"
                + " \"spec.template.spec.containers[0].imagePullPollicy\""
                + " (document 2, line 8, spec.replica;"
                + " line 13, spec.template.spec.containers[0].imagePullPollicy)");
  }

  @Test
  void wrongType_isNamedWithItsPlaceInLists() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        spec:
          containers:
          - name: a
          - name: b
            env:
            - name: PORT
              value: 8080
        """;

    assertThat(error(pod))
        .hasMessage(
            "Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal number into"
                + " Go struct field EnvVar.spec.containers.env.value of type string"
                + " (document 1, line 9, spec.containers[1].env[0].value)");
  }

  @Test
  void source_isNamedIfItIsGiven() {
    ManifestException thrown =
        catchThrowableOfType(
            ManifestException.class,
            () -> Manifest.parse("apiVersion: apps/v1\nkind: Deploymnt\n", "web.yaml"));

    assertThat(thrown)
        .hasMessage(
            "no matches for kind \"Deploymnt\" in version \"apps/v1\""
                + " (web.yaml, document 1, line 2, kind)");
  }

  @Test
  void brokenDocuments_areAllReported() {
    String text = "a: [1\n---\nkind: Pod\n---\napiVersion: v1\nkind: Pod\nspec: 5\n";

    assertThat(error(text))
        .hasMessage(
            "error converting YAML to JSON: yaml: line 1: did not find expected ',' or ']'"
                + " (document 1, line 2)\n"
                + "Object 'apiVersion' is missing in '{\"kind\":\"Pod\"}'"
                + " (document 2, line 3, apiVersion)\n"
                + "Pod in version \"v1\" cannot be handled as a Pod: json: cannot unmarshal number"
                + " into Go struct field Pod.spec of type v1.PodSpec"
                + " (document 3, line 7, spec)");
  }

  @Test
  void itemOfAList_isNamedByItsPath() {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: Pod
        - apiVersion: v1
          kind: ConfigMap
          data: {a: 1}
        """;

    assertThat(error(list))
        .hasMessage(
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: json: cannot unmarshal"
                + " number into Go struct field ConfigMap.data of type string"
                + " (document 1, line 8, items[1].data[a])");
  }

  @Test
  void repeatedKeys_countTheirLinesWithinTheDocument() {
    String text = SECOND_DOCUMENT + "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  name: b\n";

    assertThat(error(text))
        .hasMessage(
            "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: yaml:"
                + " unmarshal errors:\n  line 6: key \"name\" already set in map"
                + " (document 2, line 9, metadata.name)");
  }

  @Test
  void repeatedFieldsOfJson_areNamedByTheirPath() {
    String json = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\n\"spec\":{},\"spec\":{}}";

    assertThat(error(json))
        .hasMessage(
            "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: duplicate"
                + " field \"spec\" (document 1, line 2, spec)");
  }

  @Test
  void valuesOfKubernetesOwnTypes_haveItsTexts() {
    assertThat(cause("v1", "Pod", "spec: {overhead: {cpu: 1x}}"))
        .isEqualTo(
            "quantities must match the regular expression"
                + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
    assertThat(cause("v1", "Pod", "spec: {overhead: {cpu: 1ii}}"))
        .isEqualTo("unable to parse quantity's suffix");
    assertThat(cause("v1", "Pod", "status: {startTime: noon}"))
        .isEqualTo(
            "parsing time \"noon\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"noon\" as"
                + " \"2006\"");
    assertThat(cause("v1", "Service", "spec: {ports: [{targetPort: 1.5}]}"))
        .isEqualTo("json: cannot unmarshal number 1.5 into Go value of type int32");
    assertThat(cause("v1", "Service", "spec: {ports: [{targetPort: yes}]}"))
        .isEqualTo("json: cannot unmarshal bool into Go value of type int32");
    assertThat(cause("v1", "Secret", "data: {a: 'no base64'}"))
        .isEqualTo("illegal base64 data at input byte 2");
  }

  @Test
  void wrongTypes_areNamedAsGoNamesThem() {
    assertThat(cause("v1", "Pod", "spec: {hostNetwork: 1}"))
        .isEqualTo(
            "json: cannot unmarshal number into Go struct field PodSpec.spec.hostNetwork of type"
                + " bool");
    assertThat(cause("v1", "Pod", "spec: {restartPolicy: [Always]}"))
        .isEqualTo(
            "json: cannot unmarshal array into Go struct field PodSpec.spec.restartPolicy of type"
                + " v1.RestartPolicy");
    assertThat(cause("v1", "Pod", "spec: {containers: [nginx]}"))
        .isEqualTo(
            "json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type"
                + " v1.Container");
    assertThat(cause("v1", "Pod", "spec: {nodeSelector: disk=ssd}"))
        .isEqualTo(
            "json: cannot unmarshal string into Go struct field PodSpec.spec.nodeSelector of type"
                + " map[string]string");
    assertThat(cause("apps/v1", "Deployment", "spec: {replicas: 3000000000}"))
        .isEqualTo(
            "json: cannot unmarshal number 3000000000 into Go struct field"
                + " DeploymentSpec.spec.replicas of type int32");
  }

  @Test
  void kindsNoClusterHas_areRefused() {
    assertThat(error("apiVersion: extensions/v1beta1\nkind: Deployment"))
        .hasMessageStartingWith(
            "no matches for kind \"Deployment\" in version \"extensions/v1beta1\"");
    assertThat(error("apiVersion: networking.k8s.io/v1beta1\nkind: Ingress"))
        .hasMessageStartingWith(
            "no matches for kind \"Ingress\" in version \"networking.k8s.io/v1beta1\"");
    assertThat(error("apiVersion: nogroup/v1\nkind: Thing"))
        .hasMessageStartingWith("no matches for kind \"Thing\" in version \"nogroup/v1\"");
  }

  @Test
  void inertObjects_haveTheirMetadataChecked() {
    assertThat(error("{apiVersion: a.example/v1, kind: Coupon, metadata: {nmae: a, labels: []}}"))
        .hasMessage(
            "Coupon in version \"v1\" cannot be handled as a Coupon: json: cannot unmarshal array"
                + " into Go struct field ObjectMeta.metadata.labels of type map[string]string"
                + " (document 1, line 1, metadata.labels)");
  }

  @Test
  void documentThatIsNoObject_isRefused() {
    assertThat(error("- a\n- b\n"))
        .hasMessage(
            "couldn't get version/kind; json parse error: json: cannot unmarshal array into Go"
                + " value of type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\";"
                + " Kind string \"json:\\\"kind,omitempty\\\"\" } (document 1, line 1)");
    assertThat(error("kind: 5\napiVersion: v1"))
        .hasMessage(
            "couldn't get version/kind; json parse error: json: cannot unmarshal number into Go"
                + " struct field .kind of type string (document 1, line 1, kind)");
  }

  @Test
  void separatorWithText_isRefused() {
    assertThat(error("apiVersion: v1\nkind: Pod\n--- more\n"))
        .hasMessage("invalid Yaml document separator: more (document 1, line 3)");
  }

  @Test
  void aliases_areBounded() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
    }

    assertThat(error(bomb.toString()))
        .hasMessage(
            "error converting YAML to JSON: yaml: document contains excessive aliasing"
                + " (document 1, line 6)");
  }

  @Test
  void aliases_mustBeKnownAndEnd() {
    assertThat(error("a: *b\n"))
        .hasMessageStartingWith(
            "error converting YAML to JSON: yaml: unknown anchor 'b' referenced");
    assertThat(error("a: &a [*a]\n"))
        .hasMessageStartingWith(
            "error converting YAML to JSON: yaml: anchor 'a' value contains itself");
  }

  @Test
  void depth_isBounded() {
    assertThat(error("[".repeat(100_000)))
        .hasMessageStartingWith("error converting YAML to JSON: yaml: exceeded max depth of 500");
  }

  @Test
  void brokenJson_namesItsOffset() {
    assertThat(error("{\"apiVersion\": \"v1\",\n  \"kind\":: 1}"))
        .hasMessageStartingWith("json: offset ")
        .hasMessageEndingWith("(document 1, line 2)");
  }

  @Test
  void apiException_isWhatTheServerWouldAnswer() {
    ApiException answer =
        error("{apiVersion: v1, kind: Pod, speck: {}}\n---\n{apiVersion: v1, kind: Nothing}")
            .apiException();

    assertThat(answer.reason()).isEqualTo(ApiException.Reason.BAD_REQUEST);
    assertThat(answer)
        .hasMessage(
            "Pod in version \"v1\" cannot be handled as a Pod: strict decoding error: unknown field"
                + " \"speck\"");
  }

  private static ManifestException error(String text) {
    return catchThrowableOfType(ManifestException.class, () -> Manifest.parse(text));
  }

  /** The decoder's own text for an object of a kind with some fields. */
  private static String cause(String apiVersion, String kind, String fields) {
    String text = "apiVersion: %s\nkind: %s\n%s\n".formatted(apiVersion, kind, fields);
    String prefix = "%s in version \"v1\" cannot be handled as a %s: ".formatted(kind, kind);
    String message = error(text).problems().get(0).message();
    assertThat(message).startsWith(prefix);
    return message.substring(prefix.length());
  }
}
