package codev.infra.confidentiality;

/** This person's key was destroyed; they get no other. */
public final class PersonErasedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PersonErasedException(String author) {
    super(author + " has been erased");
  }
}
