package codev.group.domain.programme;

import java.time.LocalDate;

/**
 * How long data of a programme is kept.
 *
 * @param months after the last day of the programme
 */
public record RetentionPeriod(int months, LegalBasis basis) {
  /** Until then surveys about effects are answered, and results are read. */
  public static final int LOWEST = 12;

  public static final int HIGHEST = 120;

  public boolean leavesTheBounds() {
    return months < LOWEST || months > HIGHEST;
  }

  /**
   * The first day on which the data is not kept any more.
   *
   * @param lastDay of the programme
   */
  public LocalDate endAfter(LocalDate lastDay) {
    return lastDay.plusMonths(months).plusDays(1);
  }
}
