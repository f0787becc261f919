package codev.session.domain;

/** What the facilitator noted of a member's presence. */
public enum Attendance {
  PRESENT,
  LATE,
  ABSENT
}
