package io.gondola.api.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.gondola.api.core.ContainerPort;
import io.gondola.api.core.ContainerPortBuilder;
import io.gondola.api.core.ResourceRequirementsBuilder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldErrorTest {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(
            "a \"b\" \\ \n\t\u0001\u007f\u00a0ä\u200b",
            "\"a \\\"b\\\" \\\\ \\n\\t\\x01\\x7f\\u00a0ä\\u200b\""),
        Arguments.of(-1, "-1"),
        Arguments.of(86401L, "86401"),
        Arguments.of(true, "true"),
        Arguments.of(null, "null"),
        Arguments.of(IntOrString.of(0), "0"),
        Arguments.of(IntOrString.of("101%"), "\"101%\""),
        Arguments.of(Quantity.parse("500m"), "\"500m\""),
        Arguments.of(ImmutableList.of("a", "<b>\n"), "[\"a\",\"\\u003cb\\u003e\\n\"]"),
        Arguments.of(ImmutableMap.of("b", "2", "a", "1"), "{\"a\":\"1\",\"b\":\"2\"}"),
        Arguments.of(
            GoStruct.of("Type", "BlueGreen").and("RollingUpdate", null),
            "{\"Type\":\"BlueGreen\",\"RollingUpdate\":null}"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void value_printsAsInKubernetes(@Nullable Object value, String expected) {
    FieldError error = FieldError.invalid("spec.x", value, "must be better");

    assertThat(error).hasToString("spec.x: Invalid value: " + expected + ": must be better");
  }

  @Test
  void record_printsTheFieldsThatAreSet() {
    LabelSelectorRequirement requirement =
        LabelSelectorRequirementBuilder.builder()
            .key("app")
            .operator("Exists")
            .values(ImmutableList.of("x"))
            .build();
    LabelSelector selector =
        LabelSelectorBuilder.builder().matchExpressions(ImmutableList.of(requirement)).build();

    FieldError error = FieldError.invalid("spec.selector", selector, "invalid label selector");

    assertThat(error)
        .hasToString(
            "spec.selector: Invalid value:"
                + " {\"matchExpressions\":[{\"key\":\"app\",\"operator\":\"Exists\",\"values\":[\"x\"]}]}:"
                + " invalid label selector");
  }

  @Test
  void record_withNothingSetPrintsAsAnEmptyObject() {
    LabelSelector selector = LabelSelectorBuilder.builder().build();

    assertThat(FieldError.invalid("spec.selector", selector, "").message())
        .isEqualTo("Invalid value: {}");
  }

  @Test
  void record_leavesOutZeroNumbersAndFlattensOtherFields() {
    ContainerPort port = ContainerPortBuilder.builder().containerPort(80).build();
    Object resources =
        ResourceRequirementsBuilder.builder()
            .limits(ImmutableSortedMap.of("cpu", Quantity.parse("1")))
            .other(RawFields.of(ImmutableMap.of("claims", ImmutableList.of(1L))))
            .build();

    assertThat(FieldError.duplicate("spec.ports[1]", port).message())
        .isEqualTo("Duplicate value: {\"containerPort\":80}");
    assertThat(FieldError.duplicate("spec.x", resources).message())
        .isEqualTo("Duplicate value: {\"limits\":{\"cpu\":\"1\"},\"claims\":[1]}");
  }

  @Test
  void required_printsNoValue() {
    assertThat(FieldError.required("spec.containers", ""))
        .hasToString("spec.containers: Required value");
    assertThat(FieldError.required("metadata.name", "name or generateName is required"))
        .hasToString("metadata.name: Required value: name or generateName is required");
  }

  @Test
  void unsupported_listsTheSupportedValuesInTheGivenOrder() {
    assertThat(
            FieldError.unsupported(
                "spec.restartPolicy", "always", ImmutableList.of("Never", "Always")))
        .hasToString(
            "spec.restartPolicy: Unsupported value: \"always\":"
                + " supported values: \"Never\", \"Always\"");
    assertThat(FieldError.unsupported("spec.restartPolicy", "always", ImmutableList.of()))
        .hasToString("spec.restartPolicy: Unsupported value: \"always\"");
  }

  @Test
  void otherKinds_printAsInKubernetes() {
    assertThat(FieldError.forbidden("spec.x", "may not be set"))
        .hasToString("spec.x: Forbidden: may not be set");
    assertThat(FieldError.duplicate("spec.volumes[1].name", "v"))
        .hasToString("spec.volumes[1].name: Duplicate value: \"v\"");
    assertThat(FieldError.notFound("spec.volumeMounts[0].name", "v"))
        .hasToString("spec.volumeMounts[0].name: Not found: \"v\"");
    assertThat(FieldError.tooLong("metadata.annotations", 262144))
        .hasToString("metadata.annotations: Too long: may not be more than 262144 bytes");
    assertThat(FieldError.tooMany("spec.x", 3, 2))
        .hasToString("spec.x: Too many: 3: must have at most 2 items");
  }

  @Test
  void complaints_becomeOneErrorEach() {
    assertThat(FieldError.invalid("name", "HTTP", NameSyntax.portName("HTTP")))
        .extracting(FieldError::toString)
        .containsExactly(
            "name: Invalid value: \"HTTP\": must contain only alpha-numeric characters (a-z, 0-9),"
                + " and hyphens (-)",
            "name: Invalid value: \"HTTP\": must contain at least one letter (a-z)");
  }
}
