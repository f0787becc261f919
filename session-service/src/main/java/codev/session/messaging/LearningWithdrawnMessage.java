package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.UUID;

/** The messages {@code session.learning-withdrawn.v1} and {@code session.learning-restored.v1}. */
record LearningWithdrawnMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    LearningId learningId,
    Username by,
    Instant at) {
  static LearningWithdrawnMessage of(EntryWithdrawn e) {
    return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
  }

  static LearningWithdrawnMessage of(EntryRestored e) {
    return of(e.session(), e.origin(), e.entry(), e.by(), e.at());
  }

  private static LearningWithdrawnMessage of(
      SessionId session, GroupAndProgramme origin, String learning, Username by, Instant at) {
    return new LearningWithdrawnMessage(
        session,
        origin.group(),
        origin.programme(),
        new LearningId(UUID.fromString(learning)),
        by,
        at);
  }
}
