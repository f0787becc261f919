package codev.session.domain.participants;

/** What the facilitator noted of a member's presence. */
public enum Attendance {
  PRESENT,
  LATE,
  ABSENT,
  /** They were there and have gone. */
  LEFT_EARLY;

  /** Whether somebody so marked is in the room. */
  public boolean isThere() {
    return this == PRESENT || this == LATE;
  }
}
