package codev.infra.confidentiality;

/** A key exists but cannot be used. */
final class KeyDamagedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  KeyDamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
