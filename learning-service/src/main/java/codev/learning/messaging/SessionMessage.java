package codev.learning.messaging;

import codev.learning.domain.LearningServiceCommand;

/** A message of session-service, as far as it is read here. */
sealed interface SessionMessage
    permits ActionPlannedMessage,
        ActionReviewedMessage,
        AttendanceMarkedMessage,
        AttendanceSignedMessage,
        SessionClosedMessage,
        SessionEvaluatedMessage,
        SessionPostponedMessage,
        LearningStatedMessage {
  LearningServiceCommand command();
}
