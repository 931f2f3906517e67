package io.gondola.kubectl;

import io.gondola.api.meta.ApiException;
import io.gondola.api.meta.ApiException.Reason;
import io.gondola.api.meta.FieldError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How kubectl tells what the server answered. */
final class ServerErrors {

  private static final Pattern INVALID =
      Pattern.compile("(?s)(\\w+)(?:\\.\\S+)? \"([^\"]*)\" is invalid: (.*)");

  private ServerErrors() {}

  /**
   * The text of an error.
   *
   * @param what stands before the server's message; may be empty
   */
  static String text(ApiException error, String what) {
    if (error.reason() == Reason.INVALID) {
      return invalid(error);
    }
    String prefix = what.isEmpty() ? "" : what + " ";
    return "Error from server (%s): %s%s".formatted(error.reason(), prefix, error.getMessage());
  }

  /** What is wrong with an object is listed field by field, each once. */
  private static String invalid(ApiException error) {
    Matcher matcher = INVALID.matcher(error.getMessage());
    if (!matcher.matches()) {
      return "error: " + error.getMessage();
    }
    String subject = "The %s \"%s\" is invalid: ".formatted(matcher.group(1), matcher.group(2));
    List<String> causes = error.causes().stream().map(FieldError::toString).distinct().toList();
    return switch (causes.size()) {
      case 0 -> subject + matcher.group(3);
      case 1 -> subject + causes.get(0);
      default -> subject + "\n* " + String.join("\n* ", causes);
    };
  }
}
