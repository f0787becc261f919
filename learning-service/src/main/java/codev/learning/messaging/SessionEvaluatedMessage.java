package codev.learning.messaging;

import codev.learning.domain.EncryptedText;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.ReceiveEvaluation;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.ParticipantRole;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The message {@code session.evaluated}, as far as it is read here.
 *
 * @param items keys answered; not published by the first version
 * @param answers sealed JSON object of item to number
 */
record SessionEvaluatedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    Username by,
    ParticipantRole role,
    @Nullable List<String> items,
    EncryptedText answers,
    Instant at)
    implements SessionMessage {
  @Override
  public LearningServiceCommand command() {
    return new ReceiveEvaluation(sessionId, groupId, programmeId, by, role, items, answers, at);
  }
}
