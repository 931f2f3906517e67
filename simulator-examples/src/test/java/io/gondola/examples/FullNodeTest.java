package io.gondola.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gondola.report.Glyphs;
import io.gondola.report.TextStyle;
import org.junit.jupiter.api.Test;

class FullNodeTest {

  @Test
  void story_isToldAsApproved() {
    String story = Told.by(out -> new FullNode(TextStyle.plain(Glyphs.UNICODE), out).tell());

    assertThat(story).isEqualTo(Told.approved("full-node.txt"));
  }
}
