package io.gondola.report.web;

import static com.google.common.base.Preconditions.checkArgument;

/** Writes XML, an element a line. */
final class Markup {

  private final StringBuilder text = new StringBuilder();

  /** An element with content; attributes are names and values in turn. */
  Markup open(String name, Object... attributes) {
    tag(name, attributes);
    text.append(">\n");
    return this;
  }

  Markup close(String name) {
    text.append("</").append(name).append(">\n");
    return this;
  }

  /** An element without content. */
  Markup leaf(String name, Object... attributes) {
    tag(name, attributes);
    text.append("/>\n");
    return this;
  }

  /** An element with nothing but text in it. */
  Markup words(String content, String name, Object... attributes) {
    tag(name, attributes);
    text.append('>').append(escape(content)).append("</").append(name).append(">\n");
    return this;
  }

  /** Words in an SVG. */
  Markup label(String words, String look, double x, double y) {
    return words(words, "text", "class", look, "x", x, "y", y);
  }

  /** A line or an area of an SVG. */
  Markup path(String look, CharSequence line) {
    return leaf("path", "class", look, "d", line);
  }

  /** A style sheet; it must not hold what XML would take for its own. */
  Markup style(String css) {
    checkArgument(css.indexOf('<') < 0 && css.indexOf('&') < 0, "a style sheet must be plain");
    text.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  private void tag(String name, Object... attributes) {
    text.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(value instanceof Double number ? number(number) : escape(value.toString()));
      text.append('"');
    }
  }

  /** At most two decimals, with a point in every country. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long size = Math.abs(hundredths);
    String decimals = size % 100 < 10 ? "0" + size % 100 : Long.toString(size % 100);
    String text = sign + size / 100 + "." + decimals;
    return text.replaceAll("\\.?0+$", "");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
