package io.gondola.api.meta;

import com.google.common.collect.ImmutableList;

/**
 * A request that the API server refuses, with the status that Kubernetes would answer. Nothing has
 * been stored.
 *
 * <p>{@link #getMessage()} is the {@code message} of Kubernetes' {@code Status}.
 */
public final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Why a request was refused, with its HTTP code. */
  public enum Reason {
    BAD_REQUEST("BadRequest", 400),
    FORBIDDEN("Forbidden", 403),
    NOT_FOUND("NotFound", 404),
    METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
    ALREADY_EXISTS("AlreadyExists", 409),
    CONFLICT("Conflict", 409),
    EXPIRED("Expired", 410),
    INVALID("Invalid", 422),
    TOO_MANY_REQUESTS("TooManyRequests", 429),
    INTERNAL_ERROR("InternalError", 500);

    private final String text;
    private final int code;

    Reason(String text, int code) {
      this.text = text;
      this.code = code;
    }

    /** The HTTP status code. */
    public int code() {
      return code;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private final Reason reason;
  private final transient ImmutableList<FieldError> causes;
  private final String detail;
  private final boolean namespaceTerminating;

  public ApiException(Reason reason, String message) {
    this(reason, message, ImmutableList.of(), "", false);
  }

  private ApiException(
      Reason reason,
      String message,
      ImmutableList<FieldError> causes,
      String detail,
      boolean namespaceTerminating) {
    super(message);
    this.reason = reason;
    this.causes = causes;
    this.detail = detail;
    this.namespaceTerminating = namespaceTerminating;
  }

  public static ApiException notFound(ResourceType<?> type, String name) {
    return new ApiException(
        Reason.NOT_FOUND, "%s \"%s\" not found".formatted(type.groupResource(), name));
  }

  public static ApiException alreadyExists(ResourceType<?> type, String name) {
    return new ApiException(
        Reason.ALREADY_EXISTS, "%s \"%s\" already exists".formatted(type.groupResource(), name));
  }

  /** The name is taken by an object that is on its way out. */
  public static ApiException beingDeleted(ResourceType<?> type, String name) {
    return new ApiException(
        Reason.ALREADY_EXISTS,
        "object is being deleted: %s \"%s\" already exists".formatted(type.groupResource(), name));
  }

  public static ApiException conflict(ResourceType<?> type, String name, String cause) {
    return new ApiException(
        Reason.CONFLICT,
        "Operation cannot be fulfilled on " + type.groupResource() + " \"" + name + "\": " + cause);
  }

  /** No free name was found for a generateName. */
  public static ApiException nameExhausted(ResourceType<?> type, String generateName) {
    return new ApiException(
        Reason.ALREADY_EXISTS,
        "%s \"%s\" already exists, the server was not able to generate a unique name for the object"
            .formatted(type.groupResource(), generateName));
  }

  public static ApiException forbidden(ResourceType<?> type, String name, String cause) {
    return new ApiException(
        Reason.FORBIDDEN,
        "%s \"%s\" is forbidden: %s".formatted(type.groupResource(), name, cause));
  }

  /** Nothing new may be created in a namespace that is going away. */
  public static ApiException namespaceTerminating(
      ResourceType<?> type, String name, String namespace) {
    String message =
        "%s \"%s\" is forbidden: unable to create new content in namespace %s because it is being terminated"
            .formatted(type.groupResource(), name, namespace);
    return new ApiException(Reason.FORBIDDEN, message, ImmutableList.of(), "", true);
  }

  public static ApiException badRequest(String message) {
    return new ApiException(Reason.BAD_REQUEST, message);
  }

  /**
   * An eviction that a PodDisruptionBudget does not allow now.
   *
   * @param detail which budget, and what it lacks
   */
  public static ApiException disruptionBudget(String detail) {
    return new ApiException(
        Reason.TOO_MANY_REQUESTS,
        "Cannot evict pod as it would violate the pod's disruption budget.",
        ImmutableList.of(),
        detail,
        false);
  }

  /** An object with invalid fields; the message lists each error once. */
  public static ApiException invalid(
      ResourceType<?> type, String name, ImmutableList<FieldError> errors) {
    return new ApiException(
        Reason.INVALID,
        "%s \"%s\" is invalid: %s".formatted(type.groupKind(), name, FieldError.listed(errors)),
        errors,
        "",
        false);
  }

  public Reason reason() {
    return reason;
  }

  /**
   * The message of the one cause that names no field, of type {@code DisruptionBudget}; empty
   * unless the reason is {@code TOO_MANY_REQUESTS}.
   */
  public String detail() {
    return detail;
  }

  /**
   * Whether the namespace is going away: then another attempt is as futile, and controllers let it
   * be.
   */
  public boolean isNamespaceTerminating() {
    return namespaceTerminating;
  }

  /** The invalid fields, in Kubernetes' order; empty unless the reason is {@code INVALID}. */
  public ImmutableList<FieldError> causes() {
    return causes;
  }
}
