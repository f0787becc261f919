package codev.learning.outcomes.figures;

import codev.infra.projections.Projection;
import codev.learning.domain.LearningServiceEvent.*;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session that has a date and is not over, without names.
 *
 * @param minutes from its start to its end, with the break
 */
public record PlannedSessionView(
    String id, String programme, String group, Instant startsAt, int minutes) {

  /** One document for each session, as long as it is planned. */
  static final Projection<SessionFact, PlannedSessionView> PROJECTION =
      Projection.of("planned-session", SessionFact.class, PlannedSessionView.class)
          .by(e -> e.session().toString())
          .foldRecorded((id, before, recorded) -> after(id, before, recorded.event()));

  private static @Nullable PlannedSessionView after(
      String id, @Nullable PlannedSessionView before, SessionFact event) {
    return switch (event) {
      case SessionPlanned e ->
          new PlannedSessionView(
              id, e.programme().toString(), e.group().toString(), e.startsAt(), e.minutes());
      case SessionUnplanned _, SessionHeld _ -> null;
      case ClientChosen _, EvaluationReceived _, PresenceMarked _, CourseCorrected _ -> before;
    };
  }
}
