package codev.group.domain;

import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a series in a programme.
 *
 * @param settings of the programme
 */
public record SessionSeriesRules(SessionSeries series, ProgrammeSettings settings) {
  /**
   * When one session of the series begins.
   *
   * @param postponedFrom the holiday on which it would have been
   */
  public record Slot(Instant startsAt, @Nullable LocalDate postponedFrom) {
    boolean isPostponed() {
      return postponedFrom != null;
    }
  }

  /** A warning, and the day that it is about. */
  public record DatedWarning(MethodWarning warning, LocalDate day) {}

  /**
   * A session that would fall on a holiday moves to the next week, and those after it follow: the
   * group never meets sooner than it meant to. One that would move beyond the programme's end is
   * left out unless the sessions are counted.
   */
  public List<Slot> slots() {
    SessionDateRules.check(series.firstDate());
    var cadence = series.cadenceWeeks();
    int weeks = cadence == null ? settings.cadenceWeeks() : cadence;
    var slots = new ArrayList<Slot>();
    var intended = series.firstDate();
    do {
      var day = workingDay(intended);
      var startsAt = day.atTime(series.timeOfDay()).atZone(series.zone()).toInstant();
      slots.add(new Slot(startsAt, day.equals(intended) ? null : intended));
      intended = day.plusWeeks(weeks);
    } while (slots.size() < SessionSeries.MAX_SESSIONS && goesOn(slots.size(), intended));
    return slots;
  }

  /**
   * What the method advises against.
   *
   * @param others when the group meets besides
   */
  public List<DatedWarning> warnings(Collection<Instant> others) {
    var days = new TreeSet<LocalDate>();
    for (var other : others) days.add(SessionDateRules.day(other));
    var warnings = new ArrayList<DatedWarning>();
    for (var slot : slots()) {
      var day = SessionDateRules.day(slot.startsAt());
      var postponed = slot.isPostponed() ? Set.of(day) : Set.<LocalDate>of();
      for (var warning : new SessionDateRules(days, postponed).warnings(day, settings))
        warnings.add(new DatedWarning(warning, day));
      if (slot.postponedFrom() != null)
        warnings.add(new DatedWarning(MethodWarning.POSTPONED_BY_A_HOLIDAY, slot.postponedFrom()));
      days.add(day);
    }
    return warnings;
  }

  private boolean goesOn(int planned, LocalDate intended) {
    var count = series.count();
    return count == null ? !workingDay(intended).isAfter(settings.endsOn()) : planned < count;
  }

  private LocalDate workingDay(LocalDate intended) {
    var day = intended;
    while (settings.isHoliday(day)) day = day.plusWeeks(1);
    return day;
  }
}
