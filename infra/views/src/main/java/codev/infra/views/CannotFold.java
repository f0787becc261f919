package codev.infra.views;

/** A projection threw: its view stands still at this event until its code is mended. */
class CannotFold extends RuntimeException {
  CannotFold(String view, long position, Throwable cause) {
    super(view + " cannot fold event " + position, cause);
  }
}
