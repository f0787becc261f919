package codev.group.retention;

import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When which data of a programme leaves, or of the organisation's programmes, a line a class. */
public record RetentionSchedule(List<Line> lines) {
  public RetentionSchedule {
    lines = List.copyOf(lines);
  }

  /** How far it has come that data leaves. */
  public enum State {
    /** There is no period, or it is the organisation's, seen without a programme. */
    NONE,
    SCHEDULED,
    ANNOUNCED,
    LEFT
  }

  /**
   * @param period null: none is set, and the data stays until its author's is erased
   * @param since when the period was set
   * @param ofOrganisation whether it is the organisation's, seen from a programme
   * @param end the first day on which the data is not kept any more; null: there is no period, or
   *     it is that of the organisation's programmes, whose ends differ
   * @param leavesOn the day on which it leaves, once that is announced
   * @param leftAt when it has left
   */
  public record Line(
      RetentionClass dataClass,
      @Nullable RetentionPeriod period,
      @Nullable Instant since,
      boolean ofOrganisation,
      @Nullable LocalDate end,
      @Nullable LocalDate leavesOn,
      @Nullable Instant leftAt) {
    public State state() {
      if (leftAt != null) return State.LEFT;
      if (end == null) return State.NONE;
      return leavesOn == null ? State.SCHEDULED : State.ANNOUNCED;
    }

    /** The day on which it is to be announced; null: it has been, or is not to be. */
    public @Nullable LocalDate announcedOn() {
      if (end == null || state() != State.SCHEDULED) return null;
      return RetentionPeriod.announcementOf(end);
    }
  }

  public Line of(RetentionClass dataClass) {
    return lines.stream().filter(line -> line.dataClass() == dataClass).findFirst().orElseThrow();
  }
}
