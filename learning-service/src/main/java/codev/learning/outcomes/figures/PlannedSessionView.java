package codev.learning.outcomes.figures;

import codev.infra.projections.Projection;
import codev.learning.domain.event.SessionOutcomeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session that has a date, without names.
 *
 * @param minutes from its start to its end, with the break
 * @param isOver whether it has been held
 */
public record PlannedSessionView(
    String id, String programme, String group, Instant startsAt, int minutes, boolean isOver) {
  private PlannedSessionView over() {
    return new PlannedSessionView(id, programme, group, startsAt, minutes, true);
  }

  /** One document for each session that has a date; 2: those that are over, too. */
  static final Projection<SessionOutcomeEvent, PlannedSessionView> PROJECTION =
      Projection.of("planned-session", SessionOutcomeEvent.class, PlannedSessionView.class)
          .version(2)
          .by(e -> e.session().toString())
          .foldRecorded((id, before, recorded) -> after(id, before, recorded.event()));

  private static @Nullable PlannedSessionView after(
      String id, @Nullable PlannedSessionView before, SessionOutcomeEvent event) {
    return switch (event) {
      case SessionPlanned e ->
          new PlannedSessionView(
              id, e.programme().toString(), e.group().toString(), e.startsAt(), e.minutes(), false);
      case SessionUnplanned _ -> null;
      case SessionHeld _ -> before == null ? null : before.over();
      case ClientChosen _, EvaluationReceived _, PresenceMarked _, CourseCorrected _ -> before;
    };
  }
}
