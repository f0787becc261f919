package codev.infra.projections;

/** A projection threw: its view is stopped at this event until its code is corrected. */
class ProjectionFailedException extends RuntimeException {
  ProjectionFailedException(String view, long position, Throwable cause) {
    super(view + " cannot fold event " + position, cause);
  }
}
