package codev.infra.confidentiality;

/** A person's key exists but cannot be used. */
final class KeyDamagedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  KeyDamagedException(String what, Throwable why) {
    super(what, why);
  }
}
