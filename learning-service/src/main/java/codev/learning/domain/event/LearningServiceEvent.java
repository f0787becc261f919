package codev.learning.domain.event;

import codev.learning.domain.value.GroupId;
import java.time.Instant;

/**
 * All events of this service, a file for each aggregate; the families across aggregates are here.
 * Stored for ever: add a record, never rename one. An earlier revision is upcast where it is read:
 * a component that it lacks is null.
 *
 * <p>A new event is a record in the file of its aggregate. It is permitted here only if it is also
 * of a family across aggregates.
 */
public sealed interface LearningServiceEvent
    permits ActionEvent,
        JournalEvent,
        SessionOutcomeEvent,
        LearningServiceEvent.GroupFact,
        PersonEvent,
        ProgrammeEvent,
        LearningServiceEvent.CorrectionEvent,
        OutcomesViewingEvent {
  Instant at();

  /** The id of its aggregate. */
  String stream();

  /** Events that say who is in a group, or what it is called. */
  sealed interface GroupFact extends LearningServiceEvent
      permits PersonEvent.MembershipEvent, GroupEvent {
    GroupId group();
  }

  /** Events that change the values of what was recorded before them. */
  sealed interface CorrectionEvent extends LearningServiceEvent
      permits ActionEvent.ActionCorrected,
          ActionEvent.ActionWithdrawn,
          ActionEvent.ActionRestored,
          JournalEvent.LearningCorrected,
          JournalEvent.LearningWithdrawn,
          JournalEvent.LearningRestored,
          SessionOutcomeEvent.CourseCorrected {}
}
