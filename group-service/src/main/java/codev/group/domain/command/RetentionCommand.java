package codev.group.domain.command;

import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Commands about how long data is kept. */
public sealed interface RetentionCommand extends GroupServiceCommand {
  /** Null: of the organisation, for its programmes without a period of their own. */
  @Nullable ProgrammeId programme();

  @Override
  default String stream() {
    return ProgrammeId.retentionStream(programme());
  }

  /**
   * @param approved whether a second person has approved it
   */
  record SetRetention(
      @Nullable ProgrammeId programme,
      RetentionClass dataClass,
      RetentionPeriod period,
      boolean approved,
      Username by,
      Instant at)
      implements RetentionCommand {}

  /**
   * @param end the first day after the period that is set
   */
  record AnnounceRetention(
      ProgrammeId programme, RetentionClass dataClass, LocalDate end, LocalDate today, Instant at)
      implements RetentionCommand {}

  /** The data leaves, if that was announced for the same end of the period, and long enough ago. */
  record CarryOutRetention(
      ProgrammeId programme, RetentionClass dataClass, LocalDate end, LocalDate today, Instant at)
      implements RetentionCommand {}
}
