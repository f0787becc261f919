package codev.group.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The VTIMEZONE of a zone as it is around a moment (RFC 5545, 3.6.5), from Java's own time-zone
 * data.
 */
final class TimeZoneComponent {
  private static final int WEEK = 7;

  private TimeZoneComponent() {}

  /**
   * Empty for a zone whose changes follow no yearly rule: calendar programs read single changes
   * differently, and times are better written in UTC.
   */
  static Optional<VTimezone> of(ZoneId zone, Instant moment) {
    var rules = zone.getRules();
    var yearly = rules.getTransitionRules();
    if (yearly.isEmpty() && rules.nextTransition(moment) != null) return Optional.empty();
    var component = new VTimezone(zone.getId());
    int year = moment.atOffset(ZoneOffset.UTC).getYear() - 1;
    yearly.forEach(rule -> component.addComponent(observance(rules, rule, year)));
    if (yearly.isEmpty()) component.addComponent(fixed(rules.getOffset(moment)));
    return Optional.of(component);
  }

  /** The n-th or the last day of the week in the month, as calendar programs know it best. */
  private static Recurrence recurrence(ZoneOffsetTransitionRule rule) {
    var recurrence = new Recurrence.Builder(Frequency.YEARLY).byMonth(rule.getMonth().getValue());
    int day = rule.getDayOfMonthIndicator();
    if (rule.getDayOfWeek() == null) return recurrence.byMonthDay(day).build();
    var dayOfWeek = DayOfWeek.valueOf(rule.getDayOfWeek().name());
    if (isLast(rule)) return recurrence.byDay(-1, dayOfWeek).build();
    if (day % WEEK == 1) return recurrence.byDay(day / WEEK + 1, dayOfWeek).build();
    var week = IntStream.range(day, day + WEEK).boxed().toList();
    return recurrence.byDay(dayOfWeek).byMonthDay(week).build();
  }

  private static boolean isLast(ZoneOffsetTransitionRule rule) {
    int day = rule.getDayOfMonthIndicator();
    var month = rule.getMonth();
    return day == -1
        || (month.minLength() == month.maxLength() && day == month.maxLength() - WEEK + 1);
  }

  private static Observance observance(ZoneRules rules, ZoneOffsetTransitionRule rule, int year) {
    var transition = rule.createTransition(year);
    var observance =
        with(
            rules.isDaylightSavings(transition.getInstant())
                ? new DaylightSavingsTime()
                : new StandardTime(),
            transition.getDateTimeBefore(),
            transition.getOffsetBefore(),
            transition.getOffsetAfter());
    observance.setRecurrenceRule(recurrence(rule));
    return observance;
  }

  private static Observance fixed(ZoneOffset offset) {
    return with(new StandardTime(), LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset);
  }

  private static Observance with(
      Observance observance, LocalDateTime from, ZoneOffset before, ZoneOffset after) {
    observance.setDateStart(
        new DateTimeComponents(
            from.getYear(),
            from.getMonthValue(),
            from.getDayOfMonth(),
            from.getHour(),
            from.getMinute(),
            from.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(before));
    observance.setTimezoneOffsetTo(offset(after));
    return observance;
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(offset.getTotalSeconds() * 1000L);
  }
}
