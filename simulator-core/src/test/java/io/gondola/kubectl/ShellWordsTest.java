package io.gondola.kubectl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShellWordsTest {

  @Test
  void blanks_separateWords() {
    assertThat(ShellWords.split("  get   pods\n -A\t")).containsExactly("get", "pods", "-A");
  }

  @Test
  void quotes_keepBlanksAndGoAway() {
    assertThat(ShellWords.split("label pod/a 'x=a b' y=\"c d\" z='e'f\"g\""))
        .containsExactly("label", "pod/a", "x=a b", "y=c d", "z=efg");
  }

  @Test
  void emptyQuotes_areAWord() {
    assertThat(ShellWords.split("a '' \"\"")).containsExactly("a", "", "");
  }

  @Test
  void backslash_takesTheMeaning() {
    assertThat(ShellWords.split("a\\ b \"c\\\"d\" \"e\\f\" 'g\\h' i\\\nj"))
        .containsExactly("a b", "c\"d", "e\\f", "g\\h", "ij");
  }

  @Test
  void openQuote_isRefused() {
    assertThatThrownBy(() -> ShellWords.split("get 'pods"))
        .hasMessage("the command has no closing '");
    assertThatThrownBy(() -> ShellWords.split("get \"pods"))
        .hasMessage("the command has no closing \"");
  }
}
