package io.gondola.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.Tables;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TabWriterTest {

  static Stream<JsonNode> goldens() {
    return Tables.cases("alignment_goldens");
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void text_isAlignedAsGoDoes(JsonNode c) {
    int minWidth = c.get("params").get(0).asInt();
    int padding = c.get("params").get(2).asInt();

    assertThat(TabWriter.align(c.get("unaligned").asString(), minWidth, padding))
        .isEqualTo(c.get("aligned").asString());
  }

  @Test
  void lineWithoutACell_endsTheColumn() {
    String text = "long name:\t1\nno cell\nb:\t2\n";

    assertThat(TabWriter.description(text)).isEqualTo("long name:  1\nno cell\nb:  2\n");
  }
}
