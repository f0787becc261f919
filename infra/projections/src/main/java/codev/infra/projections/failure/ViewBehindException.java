package codev.infra.projections.failure;

/** A view does not include the end of the log yet, although it was waited for. */
public final class ViewBehindException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ViewBehindException(String view) {
    super("view %s is behind the log".formatted(view), null, false, false);
  }
}
