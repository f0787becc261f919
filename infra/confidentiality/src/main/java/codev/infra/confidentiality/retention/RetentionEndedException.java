package codev.infra.confidentiality.retention;

/** The key of the scope was destroyed and no other is created: nothing more is written in it. */
public final class RetentionEndedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public RetentionEndedException(KeyScope scope) {
    super("The key %s was destroyed".formatted(scope.keyName()));
  }
}
