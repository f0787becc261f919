package codev.learning.messaging;

import codev.learning.domain.EncryptedText;
import codev.learning.domain.GroupId;
import codev.learning.domain.Learning;
import codev.learning.domain.LearningId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.CorrectLearning;
import codev.learning.domain.LearningServiceCommand.KeepLearning;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages {@code session.learning-stated} and {@code session.learning-corrected}, as far as
 * they are read here.
 */
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
    Instant at)
    implements SessionMessage {
  @Override
  public LearningServiceCommand command() {
    return new KeepLearning(by, sessionId, groupId, programmeId, learning(), at);
  }

  LearningServiceCommand correction() {
    return new CorrectLearning(by, sessionId, groupId, programmeId, learning(), at);
  }

  private Learning learning() {
    return new Learning(learningId, about, text, transferableTo, competencies);
  }
}
