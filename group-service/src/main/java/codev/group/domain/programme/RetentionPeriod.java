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

  /** Days between the announcement that data leaves and the day on which it does. */
  private static final int NOTICE = 30;

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

  /**
   * The first day on which it is announced that data leaves.
   *
   * @param end the first day after the period
   */
  public static LocalDate announcementOf(LocalDate end) {
    return end.minusDays(NOTICE);
  }

  /** The day on which data leaves that is announced today. */
  public static LocalDate leavesOn(LocalDate end, LocalDate today) {
    var earliest = today.plusDays(NOTICE);
    return end.isBefore(earliest) ? earliest : end;
  }
}
