package codev.session.room.section;

import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.ProgressResponse.PassResponse;
import codev.session.response.ProgressResponse.StepResponse;
import codev.session.response.SessionResponse;
import java.util.List;
import java.util.stream.Stream;
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

  /** Whose turn a step belongs to, where there are several; null before they are chosen. */
  public @Nullable Username clientOf(StepResponse step) {
    return passes() == 1 || step.key() == Step.PREPARATION ? null : clientOf(step.pass());
  }

  /** A step's number, behind that of its turn where no client says which one it is. */
  public String numberOf(StepResponse step) {
    var number = String.valueOf(step.key().ordinal());
    var isClear = passes() == 1 || step.key() == Step.PREPARATION || clientOf(step) != null;
    return isClear ? number : step.pass() + "." + number;
  }

  /** The client chosen for a turn; null as long as there is none. */
  public @Nullable Username clientOf(int pass) {
    return session.progress().passes().stream()
        .filter(turn -> turn.pass() == pass)
        .flatMap(turn -> Stream.ofNullable(turn.client()))
        .findFirst()
        .orElse(null);
  }

  /** How many clients this session helps. */
  public int passes() {
    return session.progress().passes().size();
  }
}
