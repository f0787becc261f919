package codev.infra.confidentiality;

/** The person's key was destroyed and no other is created. */
public final class PersonErasedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public PersonErasedException(String author) {
    super(author + " has been erased");
  }
}
