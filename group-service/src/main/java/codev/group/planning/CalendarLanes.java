package codev.group.planning;

import codev.group.domain.SessionSeriesRules.DatedWarning;
import codev.group.planning.BusyTimes.Conflict;
import codev.group.planning.BusyTimes.TakenRoom;
import codev.group.planning.SeriesDateFinder.Draft;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The proposed series beside one another: a lane for each group, a column for each week.
 *
 * @param weeks how many there are; the first is number 1
 * @param months where each begins
 * @param weeksOff those with days without sessions
 */
record CalendarLanes(int weeks, List<Month> months, List<WeekOff> weeksOff, List<Lane> lanes) {
  /** The page has a column for so many: what takes longer is not seen at a glance. */
  static final int MOST_WEEKS = 78;

  /** More groups are not compared at a glance. */
  private static final int MOST_LANES = 12;

  private static final int WORKING_DAYS = 5;

  /**
   * @param day its first day
   */
  record Month(int week, LocalDate day) {}

  /**
   * @param isWhole whether all of its working days are without sessions
   */
  record WeekOff(int week, boolean isWhole) {}

  /**
   * @param line the draft's on the page, counted from 0
   */
  record Lane(int line, Draft draft, List<LaneDate> dates) {}

  /**
   * When one session would be, and what is against it.
   *
   * @param warnings of this day, and of the days without sessions that put it off
   */
  record LaneDate(
      int week,
      LocalDate day,
      LocalTime time,
      List<DatedWarning> warnings,
      List<Conflict> conflicts,
      @Nullable TakenRoom takenRoom) {
    public boolean isFine() {
      return warnings.isEmpty() && conflicts.isEmpty() && takenRoom == null;
    }
  }

  /**
   * Empty without a session, and for more weeks than the page has columns. Of many groups those
   * have a lane first that something is against.
   *
   * @param drafts in the order of the page; those left out have no lane
   */
  static Optional<CalendarLanes> of(
      List<Draft> drafts, ZoneId zone, Collection<LocalDate> holidays) {
    var lines = lines(drafts);
    var days =
        lines.stream()
            .flatMap(line -> drafts.get(line).sessions().stream())
            .map(start -> day(start, zone))
            .sorted()
            .toList();
    if (days.isEmpty()) return Optional.empty();
    var monday = days.getFirst().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int weeks = week(days.getLast(), monday);
    if (weeks > MOST_WEEKS) return Optional.empty();
    var lanes =
        lines.stream()
            .map(line -> new Lane(line, drafts.get(line), dates(drafts.get(line), zone, monday)))
            .toList();
    return Optional.of(
        new CalendarLanes(
            weeks, months(monday, days.getLast()), weeksOff(holidays, monday, weeks), lanes));
  }

  private static List<Integer> lines(List<Draft> drafts) {
    return IntStream.range(0, drafts.size())
        .boxed()
        .filter(line -> !drafts.get(line).left())
        .sorted(Comparator.comparing((Integer line) -> drafts.get(line).isFine()))
        .limit(MOST_LANES)
        .sorted()
        .toList();
  }

  private static List<LaneDate> dates(Draft draft, ZoneId zone, LocalDate monday) {
    var dates = new ArrayList<LaneDate>();
    var before = LocalDate.MIN;
    for (var start : draft.sessions()) {
      var at = start.atZone(zone);
      dates.add(date(draft, zone, monday, before, at.toLocalDate(), at.toLocalTime()));
      before = at.toLocalDate();
    }
    return dates;
  }

  /**
   * @param before day of the session before it
   */
  private static LaneDate date(
      Draft draft, ZoneId zone, LocalDate monday, LocalDate before, LocalDate day, LocalTime time) {
    var taken = draft.takenRoom();
    return new LaneDate(
        week(day, monday),
        day,
        time,
        draft.warnings().stream()
            .filter(warning -> warning.day().isAfter(before) && !warning.day().isAfter(day))
            .toList(),
        draft.conflicts().stream()
            .filter(conflict -> day(conflict.at(), zone).equals(day))
            .toList(),
        taken != null && day(taken.at(), zone).equals(day) ? taken : null);
  }

  /** Of two months that begin in one week, the later one is named. */
  private static List<Month> months(LocalDate monday, LocalDate last) {
    var months = new TreeMap<Integer, Month>();
    for (var first = monday.withDayOfMonth(1); !first.isAfter(last); first = first.plusMonths(1)) {
      int week = first.isBefore(monday) ? 1 : week(first, monday);
      months.put(week, new Month(week, first));
    }
    return List.copyOf(months.values());
  }

  private static List<WeekOff> weeksOff(
      Collection<LocalDate> holidays, LocalDate monday, int weeks) {
    var daysOff =
        holidays.stream()
            .filter(day -> !day.isBefore(monday) && week(day, monday) <= weeks)
            .filter(day -> day.getDayOfWeek().getValue() <= WORKING_DAYS)
            .distinct()
            .collect(
                Collectors.groupingBy(
                    day -> week(day, monday), TreeMap::new, Collectors.counting()));
    return daysOff.entrySet().stream()
        .map(week -> new WeekOff(week.getKey(), week.getValue() == WORKING_DAYS))
        .toList();
  }

  private static int week(LocalDate day, LocalDate monday) {
    return (int) ChronoUnit.WEEKS.between(monday, day) + 1;
  }

  private static LocalDate day(Instant start, ZoneId zone) {
    return start.atZone(zone).toLocalDate();
  }
}
