package codev.learning.sessions;

import codev.learning.domain.LearningCommand;

/** A message of session-service, as far as it is read here. */
sealed interface Told
    permits ActionPlanned,
        ActionReviewed,
        AttendanceMarked,
        AttendanceSigned,
        Closed,
        Evaluated,
        LearningStated,
        TopicChosen {
  LearningCommand command();
}
