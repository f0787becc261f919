package codev.infra.eventstore.audit;

/** The signing key is missing, or is not the one that has signed the log's checkpoints. */
public final class SigningKeyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  SigningKeyRefusedException(String message) {
    super(message);
  }
}
