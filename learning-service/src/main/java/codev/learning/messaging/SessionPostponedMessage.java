package codev.learning.messaging;

import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.NoteSessionUnplanned;
import codev.learning.domain.SessionId;
import java.time.Instant;

/** The message {@code session.postponed}, as far as it is read here. */
record SessionPostponedMessage(SessionId sessionId, Instant at) implements SessionMessage {
  @Override
  public LearningServiceCommand command() {
    return new NoteSessionUnplanned(sessionId, at);
  }
}
