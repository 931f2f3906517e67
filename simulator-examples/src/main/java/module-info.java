/** Examples to run and to copy. Start with {@code io.gondola.examples.Main}. */
module io.gondola.examples {
  requires io.gondola;
  requires info.picocli;
  requires static org.jspecify;

  opens io.gondola.examples to
      info.picocli;
}
