package codev.group.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
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
  public static final int MOST = 40;

  /**
   * When one session of the series begins.
   *
   * @param postponed whether its day was a holiday
   */
  public record Slot(Instant startsAt, boolean postponed) {}

  /**
   * A session that would fall on a holiday moves to the next week, and those after it follow: the
   * group never meets sooner than it meant to.
   */
  public List<Slot> slots(ProgrammeSettings frame) {
    Cadence.check(firstDate);
    int weeks = cadenceWeeks == null ? frame.cadenceWeeks() : cadenceWeeks;
    var slots = new ArrayList<Slot>();
    var wanted = firstDate;
    do {
      var day = workingDay(wanted, frame);
      var startsAt = day.atTime(timeOfDay).atZone(zone).toInstant();
      slots.add(new Slot(startsAt, !day.equals(wanted)));
      wanted = day.plusWeeks(weeks);
    } while (slots.size() < MOST && goesOn(slots.size(), wanted, frame));
    return slots;
  }

  /**
   * What the method advises against.
   *
   * @param others when the group meets besides
   */
  public List<MethodWarning> warnings(ProgrammeSettings frame, Collection<Instant> others) {
    var days = new TreeSet<LocalDate>();
    for (var other : others) days.add(Cadence.day(other));
    var warnings = new LinkedHashSet<MethodWarning>();
    for (var slot : slots(frame)) {
      var day = Cadence.day(slot.startsAt());
      warnings.addAll(new Cadence(days).warnings(day, frame));
      if (slot.postponed()) warnings.add(MethodWarning.POSTPONED_BY_A_HOLIDAY);
      days.add(day);
    }
    return List.copyOf(warnings);
  }

  private boolean goesOn(int planned, LocalDate next, ProgrammeSettings frame) {
    return count == null ? !next.isAfter(frame.endsOn()) : planned < count;
  }

  private static LocalDate workingDay(LocalDate wanted, ProgrammeSettings frame) {
    var day = wanted;
    while (frame.isHoliday(day)) day = day.plusWeeks(1);
    return day;
  }
}
