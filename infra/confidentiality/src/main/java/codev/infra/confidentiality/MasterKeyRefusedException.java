package codev.infra.confidentiality;

/** The master key is missing, or is not the one that the key vault was used with. */
public final class MasterKeyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MasterKeyRefusedException(String message) {
    super(message);
  }
}
