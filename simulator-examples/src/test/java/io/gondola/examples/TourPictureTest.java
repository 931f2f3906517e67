package io.gondola.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourPictureTest {

  @Test
  void tour_isDrawnAsApproved(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("tour.svg");

    Told.by(out -> Main.run(new String[] {"--svg", picture.toString()}, out, out));

    ApprovedPicture.check("tour.svg", Files.readString(picture));
  }
}
