package codev.learning.sessions;

import codev.learning.domain.GroupId;
import codev.learning.domain.Learning;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.KeepLearning;
import codev.learning.domain.LearningId;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.Username;
import codev.learning.domain.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record LearningStated(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    LearningId learningId,
    Username by,
    Learning.About about,
    Words text,
    @Nullable Words transferableTo,
    List<String> competencies,
    Instant at)
    implements Told {
  @Override
  public LearningCommand command() {
    var learning = new Learning(learningId, about, text, transferableTo, competencies);
    return new KeepLearning(by, sessionId, groupId, programmeId, learning, at);
  }
}
