package codev.learning.domain.event;

import codev.learning.domain.person.Username;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.LearningId;
import codev.learning.domain.value.ProgrammeId;
import codev.learning.domain.value.SessionId;
import java.time.Instant;

/** Events of one person's journal. */
public sealed interface JournalEvent extends LearningServiceEvent {
  Username owner();

  SessionId session();

  GroupId group();

  ProgrammeId programme();

  @Override
  default String stream() {
    return owner().journal();
  }

  record LearningKept(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements JournalEvent {}

  /** Its author put another learning in the place of their own, in the session. */
  record LearningCorrected(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      Learning learning,
      Instant at)
      implements JournalEvent, CorrectionEvent {}

  /** Its author withdrew it in the session: it is no longer shown, unless it is restored. */
  record LearningWithdrawn(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      LearningId learning,
      Instant at)
      implements JournalEvent, CorrectionEvent {}

  record LearningRestored(
      Username owner,
      SessionId session,
      GroupId group,
      ProgrammeId programme,
      LearningId learning,
      Instant at)
      implements JournalEvent, CorrectionEvent {}
}
