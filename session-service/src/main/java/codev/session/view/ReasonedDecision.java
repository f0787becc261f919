package codev.session.view;

import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the facilitator decided and gave a reason for.
 *
 * @param step the step that the session was in
 * @param rules keys of the rules that were not met, where a gate was passed
 * @param people who had not accepted the charter, or the contract, when it was passed
 * @param minutes how long, where that was decided
 * @param person to whom the session was handed over, or whose topic was chosen
 * @param entry id of the entry that was hidden
 */
public record ReasonedDecision(
    Kind kind,
    Step step,
    List<String> rules,
    List<Username> people,
    @Nullable Integer minutes,
    @Nullable Username person,
    @Nullable String entry,
    EncryptedText reason,
    Username by,
    Instant at) {
  public ReasonedDecision {
    rules = List.copyOf(rules);
    people = List.copyOf(people);
  }

  /** Called like the event that records it. */
  public enum Kind {
    GATE_PASSED,
    SESSION_HELD_ANYWAY,
    SESSION_POSTPONED,
    SESSION_SHORTENED,
    EARLIER_ACTIONS_SKIPPED,
    NO_ACTION_DECIDED,
    STEP_REOPENED,
    STEP_EXTENDED,
    SESSION_PAUSED,
    BREAK_BEGUN,
    CHAIR_HANDED_OVER,
    SESSION_CLOSED,
    /** Another topic than the votes suggest. */
    TOPIC_CHOSEN,
    ENTRY_HIDDEN
  }
}
