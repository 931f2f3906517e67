package io.gondola.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gondola.OtherJvm;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The simulator runs without JUnit, AssertJ and jqwik. */
class BareClassPathTest {

  private static final Pattern NEEDED =
      Pattern.compile(
          ".*(target.(test-)?classes|guava-|failureaccess|jackson-core|snakeyaml-engine|HdrHistogram-"
              + "|jspecify-).*");

  @Test
  void rollouts_runWithoutAnyTestFramework() {
    String bare =
        Splitter.on(File.pathSeparatorChar)
            .splitToStream(OtherJvm.classPath())
            .filter(entry -> NEEDED.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator));

    // Of two class paths the last one counts.
    List<String> output =
        OtherJvm.run(
            OtherJvm.thisHome(), List.of(), List.of("-cp", bare, BareMain.class.getName()));

    assertThat(output)
        .containsExactly(
            "all hold: true",
            "org.junit.jupiter.api.Test: false",
            "org.assertj.core.api.Assertions: false",
            "net.jqwik.api.Property: false");
  }
}
