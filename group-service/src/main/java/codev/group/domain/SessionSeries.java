package codev.group.domain;

import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.value.MethodWarning;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A series of sessions at the same hour of the same weekday.
 *
 * @param cadenceWeeks {@code null}: as in the programme
 * @param zone where it is that hour: an hour stays the same when clocks are changed
 * @param count {@code null}: as many as begin before the programme ends
 */
public record SessionSeries(
    LocalDate firstDate,
    @Nullable Integer cadenceWeeks,
    LocalTime timeOfDay,
    ZoneId zone,
    @Nullable Integer count) {
  /** Weekly for nine months: more is a mistake. */
  public static final int MAX_SESSIONS = 40;

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
  public List<Slot> slots(ProgrammeSettings settings) {
    SessionDateRules.check(firstDate);
    int weeks = cadenceWeeks == null ? settings.cadenceWeeks() : cadenceWeeks;
    var slots = new ArrayList<Slot>();
    var intended = firstDate;
    do {
      var day = workingDay(intended, settings);
      var startsAt = day.atTime(timeOfDay).atZone(zone).toInstant();
      slots.add(new Slot(startsAt, day.equals(intended) ? null : intended));
      intended = day.plusWeeks(weeks);
    } while (slots.size() < MAX_SESSIONS
        && goesOn(slots.size(), workingDay(intended, settings), settings));
    return slots;
  }

  /**
   * What the method advises against.
   *
   * @param others when the group meets besides
   */
  public List<DatedWarning> warnings(ProgrammeSettings settings, Collection<Instant> others) {
    var days = new TreeSet<LocalDate>();
    for (var other : others) days.add(SessionDateRules.day(other));
    var warnings = new ArrayList<DatedWarning>();
    for (var slot : slots(settings)) {
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

  private boolean goesOn(int planned, LocalDate next, ProgrammeSettings settings) {
    return count == null ? !next.isAfter(settings.endsOn()) : planned < count;
  }

  private static LocalDate workingDay(LocalDate intended, ProgrammeSettings settings) {
    var day = intended;
    while (settings.isHoliday(day)) day = day.plusWeeks(1);
    return day;
  }
}
