package codev.group.retention;

import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.RetentionClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long data is kept, a class each. */
record RetentionResponse(List<ClassResponse> data) {

  /**
   * @param months after the last day of the programme; null: no period is set, and the data stays
   *     until its author's is erased
   * @param since when the period was set
   * @param ofOrganisation whether it is the organisation's, seen from a programme
   * @param lastDay on which the data is kept; null: there is no period, or no programme
   * @param leavesOn the day on which it leaves, once that is announced
   * @param leftAt when it has left
   */
  record ClassResponse(
      RetentionClass dataClass,
      @Nullable Integer months,
      @Nullable LegalBasis basis,
      @Nullable Instant since,
      boolean ofOrganisation,
      @Nullable LocalDate lastDay,
      RetentionSchedule.State state,
      @Nullable LocalDate leavesOn,
      @Nullable Instant leftAt) {
    private static ClassResponse of(RetentionSchedule.Line line) {
      var period = line.period();
      var end = line.end();
      return new ClassResponse(
          line.dataClass(),
          period == null ? null : period.months(),
          period == null ? null : period.basis(),
          line.since(),
          line.ofOrganisation(),
          end == null ? null : end.minusDays(1),
          line.state(),
          line.leavesOn(),
          line.leftAt());
    }
  }

  static RetentionResponse of(RetentionSchedule schedule) {
    return new RetentionResponse(schedule.lines().stream().map(ClassResponse::of).toList());
  }
}
