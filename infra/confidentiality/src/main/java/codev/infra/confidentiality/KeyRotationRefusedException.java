package codev.infra.confidentiality;

/** A key is not replaced now; nothing has changed that would have to be undone. */
final class KeyRotationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  KeyRotationRefusedException(String message) {
    super(message);
  }
}
