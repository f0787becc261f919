package codev.learning.sessions;

import codev.learning.domain.ActionId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.ReviewAction;
import codev.learning.domain.Review;
import codev.learning.domain.SessionId;
import codev.learning.domain.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record ActionReviewed(
    SessionId sessionId,
    ActionId actionId,
    Review outcome,
    @Nullable Integer effect,
    @Nullable Words learnt,
    Instant at)
    implements Told {
  @Override
  public LearningCommand command() {
    return new ReviewAction(actionId, sessionId, outcome, effect, learnt, at);
  }
}
