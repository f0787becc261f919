package codev.infra.projections.authenticity;

/** What was read of a view is not what this service has written: the view is built anew. */
public final class ViewAlteredException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String view;

  public ViewAlteredException(String view, String detail) {
    super("view %s was altered: %s".formatted(view, detail));
    this.view = view;
  }

  /** With its version, such as {@code board.21}. */
  public String view() {
    return view;
  }
}
