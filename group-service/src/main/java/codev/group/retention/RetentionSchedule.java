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

  /**
   * @param period null: none is set, and the data stays until its author's is erased
   * @param since when the period was set
   * @param ofOrganisation whether it is the organisation's, seen from a programme
   * @param end the first day on which the data is not kept any more; null: there is no period, or
   *     it is that of the organisation's programmes, whose ends differ
   */
  public record Line(
      RetentionClass dataClass,
      @Nullable RetentionPeriod period,
      @Nullable Instant since,
      boolean ofOrganisation,
      @Nullable LocalDate end) {}

  public Line of(RetentionClass dataClass) {
    return lines.stream().filter(line -> line.dataClass() == dataClass).findFirst().orElseThrow();
  }
}
