package codev.group.domain.event;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Events of how long data is kept. */
public sealed interface RetentionEvent extends GroupServiceEvent.RetentionFact {
  /** Null: of the organisation, for its programmes without a period of their own. */
  @Nullable ProgrammeId programme();

  default String stream() {
    return ProgrammeId.retentionStream(programme());
  }

  /** A second person has approved it; it replaces an earlier period of this class. */
  record RetentionSet(
      @Nullable ProgrammeId programme,
      RetentionClass dataClass,
      RetentionPeriod period,
      Username by,
      Instant at)
      implements RetentionEvent {}

  /**
   * The managers of the programme and its people are told when data will leave.
   *
   * @param end the first day after the period that is set
   * @param leavesOn that day, or later where that would be too soon after the announcement
   */
  record RetentionAnnounced(
      ProgrammeId programme,
      RetentionClass dataClass,
      LocalDate end,
      LocalDate leavesOn,
      Instant at)
      implements RetentionEvent {}

  /** The data has left: its key is destroyed, and nothing more is written in this class. */
  record RetentionCarriedOut(ProgrammeId programme, RetentionClass dataClass, Instant at)
      implements RetentionEvent {}
}
