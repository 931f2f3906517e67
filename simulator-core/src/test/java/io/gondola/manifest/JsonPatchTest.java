package io.gondola.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gondola.api.core.ConfigMap;
import io.gondola.api.meta.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

  private static final String MAP =
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: m, finalizers: [a, c]},"
          + " data: {x: '1', a/b: '2'}}";

  private final ConfigMap map = (ConfigMap) Manifest.parse(MAP).get(0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{op: add, path: /data/y, value: '3'} | {a/b=2, x=1, y=3}",
        "{op: replace, path: /data/x, value: '4'} | {a/b=2, x=4}",
        "{op: remove, path: /data/a~1b} | {x=1}",
        "{op: move, from: /data/x, path: /data/z} | {a/b=2, z=1}",
        "{op: copy, from: /data/x, path: /data/z} | {a/b=2, x=1, z=1}",
        "{op: test, path: /data/x, value: '1'} | {a/b=2, x=1}",
        "{op: add, path: /data, value: {k: v}} | {k=v}",
      })
  void operation_changesTheTree(String operation, String data) {
    assertThat(patched("- " + operation).data()).hasToString(data);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{op: add, path: /metadata/finalizers/1, value: b} | [a, b, c]",
        "{op: add, path: /metadata/finalizers/-, value: d} | [a, c, d]",
        "{op: remove, path: /metadata/finalizers/0} | [c]",
        "{op: replace, path: /metadata/finalizers/0, value: z} | [z, c]",
      })
  void operation_changesLists(String operation, String finalizers) {
    assertThat(patched("- " + operation).metadata().finalizers()).hasToString(finalizers);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{op: remove, path: /data/q} | remove operation does not apply: doc is missing path:"
            + " \"/data/q\"",
        "{op: replace, path: /data/q, value: a} | replace operation does not apply: doc is missing"
            + " path: \"/data/q\"",
        "{op: add, path: /metadata/finalizers/7, value: a} | add operation does not apply: doc is"
            + " missing path: \"/metadata/finalizers/7\"",
        "{op: test, path: /data/x, value: '2'} | testing value /data/x failed",
        "{op: add, path: /data/q} | operation add needs a value",
        "{op: add, path: data, value: a} | path \"data\" must begin with a slash",
        "{op: turn, path: /data} | unexpected operation \"turn\"; there are add, replace, remove,"
            + " move, copy and test",
      })
  void impossibleOperation_isRefused(String operation, String message) {
    assertThatThrownBy(() -> patched("- " + operation))
        .isInstanceOf(ApiException.class)
        .hasMessage(message);
  }

  @Test
  void refusedPatch_leavesNothingHalfDone() {
    assertThatThrownBy(
            () -> patched("[{\"op\": \"remove\", \"path\": \"/data/x\"}, {\"op\": \"no\"}]"))
        .isInstanceOf(ApiException.class);
    assertThat(map.data()).containsKey("x");
  }

  private ConfigMap patched(String patch) {
    return Patch.json(map, Patch.parseOperations(patch));
  }
}
