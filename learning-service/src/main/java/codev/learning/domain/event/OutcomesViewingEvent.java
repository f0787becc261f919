package codev.learning.domain.event;

import codev.learning.domain.outcomes.OutcomesViewingId;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewedPart;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Username;
import codev.learning.domain.value.ProgrammeId;
import java.time.Instant;

/** Events of one viewing of figures. */
public sealed interface OutcomesViewingEvent extends LearningServiceEvent {
  OutcomesViewingId showing();

  @Override
  default String stream() {
    return showing().stream();
  }

  /**
   * A person was shown figures of a programme.
   *
   * @param digest SHA-256, in hexadecimal, of the figures as JSON
   * @param upTo position of the log up to which they were made
   */
  record OutcomesShown(
      OutcomesViewingId showing,
      ProgrammeId programme,
      Username to,
      ViewerRole as,
      ViewedPart part,
      OutputFormat form,
      String digest,
      long upTo,
      Instant at)
      implements OutcomesViewingEvent {}
}
