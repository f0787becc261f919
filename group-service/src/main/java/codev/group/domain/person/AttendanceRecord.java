package codev.group.domain.person;

/**
 * A person's attendance of a session.
 *
 * @param signed whether they signed for it
 */
public record AttendanceRecord(Username member, Status status, boolean signed) {
  /** As the facilitator marked it. */
  public enum Status {
    PRESENT,
    LATE,
    ABSENT,
    /** They were there and went before the end. */
    LEFT_EARLY;

    /** Whether the person was there, if only for a part of it. */
    public boolean hasCome() {
      return this != ABSENT;
    }
  }
}
