package codev.learning.messaging;

import codev.learning.domain.ActionId;
import codev.learning.domain.ActionReviewOutcome;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.ReviewAction;
import codev.learning.domain.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The message {@code session.action-reviewed}, as far as it is read here. */
record ActionReviewedMessage(
    SessionId sessionId,
    ActionId actionId,
    ActionReviewOutcome outcome,
    @Nullable Integer effect,
    @Nullable EncryptedText learnt,
    Instant at)
    implements SessionMessage {
  @Override
  public LearningServiceCommand command() {
    return new ReviewAction(actionId, sessionId, outcome, effect, learnt, at);
  }
}
