package codev.session.domain;

/** Where a session is in its life. */
public enum State {
  /** Planned; topics may already be proposed. */
  SCHEDULED,
  /** Given up before anybody opened it. */
  CANCELLED,
  OPEN,
  /** Over; evaluations and signatures may still come in. */
  CLOSED
}
