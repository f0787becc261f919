package codev.learning.outcomes.figures;

import codev.infra.projections.Projection;
import codev.learning.domain.event.SessionOutcomeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.domain.value.SessionStatistics.Presence;
import codev.learning.domain.value.SessionStatistics.StepDuration;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a session that has ended: what it contributes to the process facts of its
 * programme, without names, and without what one person did: whether the client was silent is in no
 * line, since the client of a session is known.
 *
 * @param expected how many people were expected
 * @param came how many of them came
 * @param steps how many steps it has gone through
 * @param onTime how many of them were on time
 * @param plannedMinutes with the break
 * @param heldMinutes likewise, from the opening to the end
 */
public record HeldSessionView(
    String id,
    String programme,
    String group,
    Instant at,
    long expected,
    long came,
    long steps,
    long onTime,
    boolean contractAccepted,
    long plannedMinutes,
    long heldMinutes) {
  private static HeldSessionView of(String id, SessionHeld held) {
    return of(id, held.programme().toString(), held.group().toString(), held.at(), held.course());
  }

  private static HeldSessionView of(
      String id, String programme, String group, Instant at, SessionStatistics course) {
    return new HeldSessionView(
        id,
        programme,
        group,
        at,
        course.attendance().size(),
        course.attendance().stream().filter(Presence::came).count(),
        course.steps().size(),
        course.steps().stream().filter(StepDuration::onTime).count(),
        course.contractAcceptedBeforeConsultation(),
        course.plannedMinutes(),
        course.heldMinutes());
  }

  /** When it was opened. */
  public Instant openedAt() {
    return at.minus(Duration.ofMinutes(heldMinutes));
  }

  /** With its whole plan, where it is known: some of its steps may not have taken place. */
  HeldSessionView planned(@Nullable Integer minutes) {
    return minutes == null
        ? this
        : new HeldSessionView(
            id,
            programme,
            group,
            at,
            expected,
            came,
            steps,
            onTime,
            contractAccepted,
            minutes,
            heldMinutes);
  }

  private HeldSessionView corrected(SessionStatistics statistics) {
    return of(id, programme, group, at, statistics);
  }

  /** One document for each session; 2: its minutes. */
  static final Projection<SessionOutcomeEvent, HeldSessionView> PROJECTION =
      Projection.of("held-session", SessionOutcomeEvent.class, HeldSessionView.class)
          .version(2)
          .by(e -> e.session().toString())
          .foldRecorded((id, before, recorded) -> after(id, before, recorded.event()));

  private static @Nullable HeldSessionView after(
      String id, @Nullable HeldSessionView before, SessionOutcomeEvent event) {
    return switch (event) {
      case SessionHeld e -> of(id, e);
      case CourseCorrected e -> before == null ? null : before.corrected(e.course());
      case ClientChosen _, EvaluationReceived _, PresenceMarked _ -> before;
      case SessionPlanned _, SessionUnplanned _ -> before;
    };
  }
}
