package codev.group.domain.event;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.time.Instant;
import java.time.LocalDate;

/** Events of how long a person's identity is kept. */
public sealed interface IdentityRetentionEvent extends GroupServiceEvent.IdentityFact {
  default String stream() {
    return person().identityStream();
  }

  /**
   * The person is told when their identity will leave.
   *
   * @param programme that keeps it last
   * @param end the first day on which nothing keeps it any more
   * @param leavesOn that day, or later where that would be too soon after the announcement
   */
  record IdentityErasureAnnounced(
      Username person, ProgrammeId programme, LocalDate end, LocalDate leavesOn, Instant at)
      implements IdentityRetentionEvent {}

  /** Something keeps the person's identity again, such as another programme: it stays. */
  record IdentityErasureCalledOff(Username person, Instant at) implements IdentityRetentionEvent {}

  /**
   * Nothing keeps the person's identity any more: learning-service erases the person.
   *
   * @param by who has set the period that is over
   */
  record IdentityPeriodEnded(Username person, Username by, Instant at)
      implements IdentityRetentionEvent {}
}
