package codev.infra.documents.seal;

/** Documents cannot be sealed with the key that the settings name. */
public final class SealRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SealRefusedException(String message) {
    super(message);
  }
}
