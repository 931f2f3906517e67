package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class NameSyntaxTest {

  static Stream<JsonNode> syntaxes() {
    return Tables.cases("name_and_label_syntax");
  }

  static Stream<JsonNode> labelMaps() {
    return Tables.cases("validate_labels");
  }

  @ParameterizedTest
  @MethodSource("syntaxes")
  void complaints_areThoseOfKubernetes(JsonNode row) {
    String kind = row.get("kind").asString();
    String input = row.get("input").asString();

    ImmutableList<String> complaints = complaints(kind, input);

    assertThat(complaints)
        .containsExactlyElementsOf(
            row.path("errors")
                .valueStream()
                .map(error -> asRecorded(kind, input, error.asString()))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("labelMaps")
  void labels_earnOneComplaintWhenTheyAreBad(JsonNode row) {
    ImmutableList<String> complaints =
        row.get("labels")
            .propertyStream()
            .flatMap(
                label ->
                    Stream.concat(
                        NameSyntax.qualifiedName(label.getKey()).stream(),
                        NameSyntax.labelValue(label.getValue().asString()).stream()))
            .collect(ImmutableList.toImmutableList());

    if (row.get("valid").asBoolean()) {
      assertThat(complaints).isEmpty();
    } else {
      String expected = asRecorded("qualifiedname", "", row.get("detail_contains").asString());
      assertThat(complaints).singleElement().asString().contains(expected);
    }
  }

  @Test
  void annotationKey_ignoresTheCaseOfItsPrefix() {
    assertThat(NameSyntax.annotationKey("Example.com/Name")).isEmpty();
    assertThat(NameSyntax.qualifiedName("Example.com/Name")).hasSize(1);
  }

  @Test
  void length_countsBytes() {
    String umlauts = "ä".repeat(32);

    assertThat(NameSyntax.labelValue(umlauts)).hasSize(2).contains("must be no more than 63 bytes");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "65535, true", "0, false", "65536, false", "-1, false"})
  void portNumber_liesBetween1And65535(int port, boolean valid) {
    assertThat(NameSyntax.portNumber(port))
        .isEqualTo(
            valid
                ? ImmutableList.of()
                : ImmutableList.of("must be between 1 and 65535, inclusive"));
  }

  private static ImmutableList<String> complaints(String kind, String input) {
    return switch (kind) {
      case "dns1123label" -> NameSyntax.dns1123Label(input);
      case "dns1123subdomain" -> NameSyntax.dns1123Subdomain(input);
      case "dns1035" -> NameSyntax.dns1035Label(input);
      case "qualifiedname" -> NameSyntax.qualifiedName(input);
      case "labelvalue" -> NameSyntax.labelValue(input);
      case "portname" -> NameSyntax.portName(input);
      case "percent" -> NameSyntax.percent(input);
      default -> throw new AssertionError(kind);
    };
  }

  /**
   * The table is older than the recordings of Kubernetes 1.36. There, texts about labels count
   * bytes (recorded for values and keys), and a name whose only fault is a dot is told so (recorded
   * for a Service). The same version no longer says "a qualified name" about a key with two
   * slashes.
   */
  private static String asRecorded(String kind, String input, String text) {
    return switch (kind) {
      case "labelvalue", "qualifiedname" ->
          text.replaceFirst("^(.*must be no more than \\d+) characters$", "$1 bytes")
              .replaceFirst("^a qualified name ", "a valid label key ");
      case "dns1123label" ->
          NameSyntax.dns1123Subdomain(input).isEmpty() && input.contains(".")
              ? "must not contain dots"
              : text;
      default -> text;
    };
  }
}
