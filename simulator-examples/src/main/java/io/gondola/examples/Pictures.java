package io.gondola.examples;

import java.util.Optional;

/** The files to draw a story to. */
record Pictures(Optional<OutputFile> html, Optional<OutputFile> svg) {

  void write(Story story) {
    html.ifPresent(file -> file.write(story.page().html()));
    svg.ifPresent(file -> file.write(story.svg().svg()));
  }
}
