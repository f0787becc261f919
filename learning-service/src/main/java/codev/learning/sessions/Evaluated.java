package codev.learning.sessions;

import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.ReceiveEvaluation;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Role;
import codev.learning.domain.SessionId;
import codev.learning.domain.Username;
import codev.learning.domain.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param items keys answered; not told by the first version
 * @param answers sealed JSON object of item to number
 */
record Evaluated(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username by,
    Role role,
    @Nullable List<String> items,
    Words answers,
    Instant at)
    implements Told {
  @Override
  public LearningCommand command() {
    return new ReceiveEvaluation(sessionId, groupId, programmeId, by, role, items, answers, at);
  }
}
