package codev.group.scim;

import org.jspecify.annotations.Nullable;

/** A request is refused, in the form that SCIM has for it. Details are for administrators. */
final class ScimErrorException extends RuntimeException {
  private final int status;
  private final @Nullable ScimErrorType type;

  private ScimErrorException(int status, @Nullable ScimErrorType type, String detail) {
    super(detail, null, false, false);
    this.status = status;
    this.type = type;
  }

  ScimErrorException(ScimErrorType type, String detail) {
    this(type.status(), type, detail);
  }

  static ScimErrorException notFound() {
    return new ScimErrorException(404, null, "There is no such resource.");
  }

  static ScimErrorException changedMeanwhile() {
    return new ScimErrorException(412, null, "The resource has been changed in the meantime.");
  }

  static ScimErrorException tooLarge(int bytes) {
    return new ScimErrorException(413, null, "A body can have at most %d bytes.".formatted(bytes));
  }

  /** The provider tries again later, when an administrator may have allowed it. */
  static ScimErrorException manyDepartures() {
    return new ScimErrorException(
        429,
        null,
        "Too many departures within one hour. An administrator has to allow further departures on"
            + " the page \"Service tokens\".");
  }

  int status() {
    return status;
  }

  /** Null where SCIM has no word for it. */
  @Nullable ScimErrorType type() {
    return type;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
