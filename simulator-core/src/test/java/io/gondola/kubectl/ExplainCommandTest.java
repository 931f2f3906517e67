package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Cluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  private final Kubectl kubectl = Kubectl.on(Cluster.withNodes(0));

  @Test
  void field_isExplained() {
    assertThat(kubectl.run("explain deploy.spec.replicas"))
        .isEqualTo(
            """
            GROUP:      apps
            KIND:       Deployment
            VERSION:    v1

            FIELD: replicas <integer>

            DESCRIPTION:
                How many pods there should be. Defaults to 1.


            """);
  }

  @Test
  void fieldWithFields_listsThem() {
    assertThat(kubectl.run("explain pod.spec.containers.ports"))
        .startsWith("KIND:       Pod\nVERSION:    v1\n\nFIELD: ports <[]ContainerPort>\n\nDESCRIPT")
        .contains(
            "\nFIELDS:\n  containerPort\t<integer> -required-\n    The port, from 1 to 65535.");
  }

  @Test
  void recursive_showsTheTree() {
    assertThat(kubectl.run("explain deployment.spec.strategy --recursive"))
        .endsWith(
            """
            FIELDS:
              rollingUpdate\t<RollingUpdateDeployment>
                maxSurge\t<IntOrString>
                maxUnavailable\t<IntOrString>
              type\t<string>

            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pod",
        "deploy",
        "rs",
        "svc",
        "endpointslices",
        "no",
        "ns",
        "ev",
        "cm",
        "secret",
        "pdb",
        "hpa"
      })
  void kind_hasADescription(String kind) {
    assertThat(kubectl.run("explain " + kind))
        .contains("\nDESCRIPTION:\n    ")
        .doesNotContain("DESCRIPTION:\n    <empty>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy.spec",
        "rs.spec",
        "deploy.status",
        "pdb.spec",
        "hpa.spec",
        "svc.spec.ports"
      })
  void whatPeopleSet_isDescribedField(String path) {
    String undescribed = "(?s).*\n  (\\w+)\t<\\S+>\n    <empty>.*";

    assertThat(kubectl.run("explain " + path).replace("appProtocol\t<string>\n    <empty>", ""))
        .doesNotMatch(undescribed);
  }
}
