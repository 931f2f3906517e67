package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures that the README shows, and that the project draws itself. */
public final class ApprovedPicture {

  private static final Path APPROVED = Path.of("src/site");
  private static final Path DRAWN = Path.of("target/site");

  private ApprovedPicture() {}

  /** A picture that changed on purpose is to be copied from where this leaves it. */
  public static void check(String name, String svg) throws IOException {
    Path drawn = Files.createDirectories(DRAWN).resolve(name);
    Files.writeString(drawn, svg);

    assertThat(APPROVED.resolve(name)).as("as %s is now", drawn).content().isEqualTo(svg);
  }
}
