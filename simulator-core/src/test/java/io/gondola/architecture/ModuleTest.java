package io.gondola.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import io.gondola.OtherJvm;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The simulator runs as a module, with the modules that its descriptor names and no others. */
class ModuleTest {

  /** What users get with it; anything else must not be asked for. */
  private static final Pattern NEEDED =
      Pattern.compile(
          ".*(target.classes|guava-|failureaccess|jackson-core|snakeyaml-engine|HdrHistogram-|jspecify-).*");

  @Test
  void cluster_runsOnTheModulePath() {
    String modules =
        Splitter.on(File.pathSeparatorChar)
            .splitToStream(OtherJvm.classPath())
            .filter(entry -> NEEDED.matcher(entry).matches())
            .collect(Collectors.joining(File.pathSeparator));

    List<String> output =
        OtherJvm.run(
            OtherJvm.thisHome(),
            List.of("--module-path", modules, "--add-modules", "io.gondola"),
            List.of(ModuleMain.class.getName()));

    assertThat(output).containsExactly("true " + ModuleMain.hash());
  }
}
