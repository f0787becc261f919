package codev.session.room.section;

import codev.session.response.ProgressResponse.PassResponse;
import codev.session.response.ProgressResponse.StepResponse;
import codev.session.response.SessionResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps, their time, and where the session stands. */
record StepsSection(SessionResponse session) {
  public List<StepResponse> steps() {
    return session.progress().steps();
  }

  /** The running step; none before the session is opened and after it is closed. */
  public @Nullable StepResponse current() {
    return steps().stream()
        .filter(s -> s.time().startedAt() != null && s.time().endedAt() == null)
        .findFirst()
        .orElse(null);
  }

  /** The running step's place, from 1; 0 when none is running. */
  public int place() {
    var current = current();
    return current == null ? 0 : steps().indexOf(current) + 1;
  }

  public @Nullable StepResponse next() {
    return place() == steps().size() ? null : steps().get(place());
  }

  public boolean isPaused() {
    var current = current();
    return current != null && !current.time().running();
  }

  /** The turns of a session that helps several clients; none where there is one client. */
  public List<PassResponse> turns() {
    return passes() > 1 ? session.progress().passes() : List.of();
  }

  public boolean isCurrent(PassResponse turn) {
    return turn.pass() == session.progress().pass();
  }

  public boolean isOver(PassResponse turn) {
    return turn.pass() < session.progress().pass();
  }

  /** Whether a step is shown: those of one turn at a time. */
  public boolean isShown(StepResponse step) {
    return step.pass() == session.progress().pass();
  }

  /** How many clients this session helps. */
  public int passes() {
    return session.progress().passes().size();
  }
}
