package codev.group.retention;

import codev.group.authority.ApprovableCommandUseCase;
import codev.group.authority.DoneOrPending;
import codev.group.domain.authority.ApprovalAction.RetentionChange;
import codev.group.domain.command.RetentionCommand.SetRetention;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Use case: sets how long data is kept, once a second person has approved it. */
@Component
record RetentionUseCase(ApprovableCommandUseCase approvals, InstantSource clock) {
  /**
   * @param programme null: in the organisation's programmes without a period of their own
   */
  DoneOrPending set(
      @Nullable ProgrammeId programme,
      RetentionClass dataClass,
      RetentionPeriod period,
      Username by) {
    var now = clock.instant();
    return approvals.send(
        new SetRetention(programme, dataClass, period, false, by, now),
        new RetentionChange(programme, dataClass, period, by),
        by,
        now);
  }
}
