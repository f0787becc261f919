package codev.session.domain;

import static codev.session.domain.SessionPermission.*;
import static codev.session.domain.value.RuleViolation.SAME_ID_OTHER_CONTENT;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.contribution.Template;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facilitator's moves that came with an id of their own. After a lost answer a client sends one
 * again, perhaps when the session stands elsewhere already: it is told the same and moves nothing.
 */
final class ProcessedCommands {
  private final Map<CommandId, Made> made = new HashMap<>();

  /**
   * @param step where the session stood after it
   */
  private record Made(Asked asked, Username by, Step step) {}

  /**
   * What tells one move from another.
   *
   * @param about the step that it was made in, or whom
   * @param minutes 0 where it takes none
   */
  record Asked(SessionPermission move, Object about, int minutes, @Nullable EncryptedText reason) {}

  /** Where the session stood after this very move; empty when it is a new one. */
  Optional<Step> made(@Nullable CommandId move, Asked asked, Username by) {
    var before = move == null ? null : made.get(move);
    if (before == null) return Optional.empty();
    if (!before.asked().equals(asked) || !before.by().equals(by))
      throw new RuleViolationException(SAME_ID_OTHER_CONTENT);
    return Optional.of(before.step());
  }

  /**
   * @param now the step after the event
   */
  void take(SessionEvent event, Template template, Step now) {
    switch (event) {
      case StepOpened e ->
          note(
              e.move(),
              new Asked(GO_TO_THE_NEXT_STEP, template.step(e.index() - 1), 0, null),
              e,
              now);
      case StepReopened e ->
          note(e.move(), new Asked(GO_BACK, template.step(e.index() + 1), 0, e.reason()), e, now);
      case SessionPaused e -> note(e.move(), new Asked(PAUSE, now, 0, e.reason()), e, now);
      case BreakBegun e -> note(e.move(), new Asked(PAUSE, now, e.minutes(), e.reason()), e, now);
      case SessionResumed e -> note(e.move(), new Asked(RESUME, now, 0, null), e, now);
      case StepExtended e ->
          note(e.move(), new Asked(EXTEND, now, e.minutes(), e.reason()), e, now);
      case FloorGiven e ->
          note(e.move(), new Asked(GIVE_FLOOR, Optional.of(e.to()), 0, null), e, now);
      case FloorTakenBack e ->
          note(e.move(), new Asked(GIVE_FLOOR, Optional.empty(), 0, null), e, now);
      default -> {}
    }
  }

  private void note(@Nullable CommandId move, Asked asked, SessionEvent event, Step now) {
    if (move != null) made.put(move, new Made(asked, event.by(), now));
  }
}
