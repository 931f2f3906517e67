package io.gondola.kubectl.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPathTemplateTest {

  private static final ImmutableMap<String, Object> TREE =
      ImmutableMap.of(
          "kind",
          "List",
          "items",
          ImmutableList.of(item("a", "1", 1), item("b", "2", 2), item("c", "3", 3)));

  private static ImmutableMap<String, Object> item(String name, String app, int size) {
    return ImmutableMap.of(
        "name", name, "labels", ImmutableMap.of("example.com/app", app), "size", size);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{.kind} | List",
        "{$.kind} | List",
        "{.items[*].name} | a b c",
        "{.items[0].name} | a",
        "{.items[-1].name} | c",
        "{.items[7].name} | ''",
        "{.nothing.there} | ''",
        "{.items[?(@.size==2)].name} | b",
        "{.items[?(@.name!=\"b\")].name} | a c",
        "{.items[0].labels.example\\.com/app} | 1",
        "{.items[0].labels['example\\.com/app']} | 1",
        "{.items[1].labels} | {\"example.com/app\":\"2\"}",
        "sizes: {.items[*].size}! | sizes: 1 2 3!",
        "{range .items[*]}{.name}={.size}{\";\"}{end} | a=1;b=2;c=3;",
      })
  void template_isFilled(String template, String text) {
    assertThat(JsonPathTemplate.render(template, TREE)).isEqualTo(text);
  }

  @Test
  void escapes_areTaken() {
    assertThat(JsonPathTemplate.render("{.kind}{\"\\t\"}{\"\\n\"}", TREE)).isEqualTo("List\t\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{.items | unclosed action",
        "{.items[} | cannot read [",
        "{range .items[*]}{.name} | unclosed range, expected {end}",
      })
  void malformedTemplate_isRefused(String template, String message) {
    assertThatThrownBy(() -> JsonPathTemplate.render(template, TREE))
        .isInstanceOf(JsonPathException.class)
        .hasMessage(message);
  }
}
