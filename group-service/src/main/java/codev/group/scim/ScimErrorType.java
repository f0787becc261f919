package codev.group.scim;

/** What is wrong with a request, in the words of RFC 7644, section 3.12. */
enum ScimErrorType {
  INVALID_FILTER("invalidFilter"),
  INVALID_PATH("invalidPath"),
  INVALID_SYNTAX("invalidSyntax"),
  INVALID_VALUE("invalidValue"),
  MUTABILITY("mutability"),
  NO_TARGET("noTarget"),
  UNIQUENESS("uniqueness");

  private final String key;

  ScimErrorType(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  int status() {
    return this == UNIQUENESS ? 409 : 400;
  }
}
