package codev.learning.messaging;

import codev.learning.domain.EncryptedText;
import codev.learning.domain.GroupId;
import codev.learning.domain.Learning;
import codev.learning.domain.LearningId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.KeepLearning;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message {@code session.learning-stated}, as far as it is read here. */
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
    var learning = new Learning(learningId, about, text, transferableTo, competencies);
    return new KeepLearning(by, sessionId, groupId, programmeId, learning, at);
  }
}
