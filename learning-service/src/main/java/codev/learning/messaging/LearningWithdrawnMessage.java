package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.WithdrawLearning;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;

/**
 * The messages {@code session.learning-withdrawn} and {@code session.learning-restored}, as far as
 * they are read here.
 */
record LearningWithdrawnMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    LearningId learningId,
    Username by,
    Instant at) {
  static LearningServiceCommand withdrawal(InboundMessage message) {
    return message.as(LearningWithdrawnMessage.class).command(true);
  }

  static LearningServiceCommand restoration(InboundMessage message) {
    return message.as(LearningWithdrawnMessage.class).command(false);
  }

  private LearningServiceCommand command(boolean withdrawn) {
    return new WithdrawLearning(by, sessionId, groupId, programmeId, learningId, withdrawn, at);
  }
}
