package codev.session.domain.participants;

/** A facilitator's mark of a participant's presence. */
public enum AttendanceStatus {
  PRESENT,
  LATE,
  ABSENT,
  /** They were there and have gone. */
  LEFT_EARLY;

  /** Whether a participant with this mark was there, if only for a part of the session. */
  public boolean hasCome() {
    return this != ABSENT;
  }

  /** Whether a participant with this mark is present. */
  public boolean isThere() {
    return this == PRESENT || this == LATE;
  }
}
