package codev.session.domain.value;

/** The status of a session in its life. */
public enum SessionStatus {
  /** Planned; topics may already be proposed. */
  SCHEDULED,
  /** Given up before anybody opened it. */
  CANCELLED,
  OPEN,
  /** Over; evaluations and signatures may still come in. */
  CLOSED;

  /** It follows its group no more. */
  public boolean isOver() {
    return this == CANCELLED || this == CLOSED;
  }
}
