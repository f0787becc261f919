package codev.infra.systemtest.access;

/** An answer, as far as it says whether its caller may. */
enum Answer {
  /** Any other status: a malformed or late request is refused for what it says, not for whose. */
  ALLOWED("✓"),
  UNAUTHENTICATED("401"),
  FORBIDDEN("403"),
  NOT_FOUND("404"),
  FAILED("5xx, 429");

  private final String cell;

  Answer(String cell) {
    this.cell = cell;
  }

  String cell() {
    return cell;
  }

  static Answer of(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 429 -> FAILED;
      default -> status >= 500 ? FAILED : ALLOWED;
    };
  }
}
