package codev.infra.projections.failure;

/** A projection threw: its view is stopped at this event until its code is corrected. */
public final class ProjectionFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ProjectionFailedException(String view, long position, Throwable cause) {
    super(view + " cannot fold event " + position, cause);
  }
}
