package codev.session.messaging;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.learning.Learning;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.GroupAndProgramme;
import codev.session.domain.value.GroupId;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages {@code session.learning-stated.v1} and {@code session.learning-corrected.v1}. */
record LearningStatedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    LearningId learningId,
    Username by,
    Learning.About about,
    EncryptedText text,
    @Nullable EncryptedText transferableTo,
    List<String> competencies,
    Instant at) {
  static LearningStatedMessage of(LearningStated e) {
    return of(e.session(), e.origin(), e.learning(), e.by(), e.at());
  }

  static LearningStatedMessage of(LearningCorrected e) {
    return of(e.session(), e.origin(), e.learning(), e.by(), e.at());
  }

  private static LearningStatedMessage of(
      SessionId session, GroupAndProgramme origin, Learning learning, Username by, Instant at) {
    return new LearningStatedMessage(
        session,
        origin.group(),
        origin.programme(),
        learning.id(),
        by,
        learning.about(),
        learning.text(),
        learning.transferableTo(),
        learning.competencies(),
        at);
  }
}
