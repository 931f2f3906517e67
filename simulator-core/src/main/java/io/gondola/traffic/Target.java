package io.gondola.traffic;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.Ints;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a client sends its requests.
 *
 * @param host a name that the cluster's name server knows, or an address
 */
public record Target(String host, int port) {

  private static final Pattern URL =
      Pattern.compile("(?:(https?)://)?([A-Za-z0-9.-]+)(?::(\\d+))?(?:/.*)?");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int HIGHEST_PORT = 65_535;

  public Target {
    checkArgument(
        port > 0 && port <= HIGHEST_PORT, "port (%s) must be 1 to %s", port, HIGHEST_PORT);
  }

  /** Reads {@code web}, {@code web.shop:8080} or {@code http://web/path}; the port is 80 if not. */
  static Target parse(String url) {
    Matcher match = URL.matcher(url);
    checkArgument(
        match.matches(), "\"%s\" must be like web, web.shop:8080 or http://web/path", url);
    return new Target(match.group(2), port(match.group(1), match.group(3)));
  }

  private static int port(@Nullable String scheme, @Nullable String digits) {
    if (digits == null) {
      return "https".equals(scheme) ? HTTPS : HTTP;
    }
    Integer number = Ints.tryParse(digits);
    return number == null ? -1 : number;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
