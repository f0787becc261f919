package codev.gateway.status;

/** The manual for operators, to which remedies lead. */
final class Manual {
  private Manual() {}

  static String section(String heading) {
    return "infra/docs/operations.md, " + heading + ", says what to do.";
  }
}
