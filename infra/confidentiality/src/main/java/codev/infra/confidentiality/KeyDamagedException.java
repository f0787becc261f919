package codev.infra.confidentiality;

/** One person's key is there and cannot be used. */
final class KeyDamagedException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  KeyDamagedException(String what, Throwable why) {
    super(what, why);
  }
}
