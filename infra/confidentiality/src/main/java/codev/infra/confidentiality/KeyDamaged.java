package codev.infra.confidentiality;

/** One person's key is there and cannot be used. */
final class KeyDamaged extends IllegalStateException {
  private static final long serialVersionUID = 1;

  KeyDamaged(String what, Throwable why) {
    super(what, why);
  }
}
