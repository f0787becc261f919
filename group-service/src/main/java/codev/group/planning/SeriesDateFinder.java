package codev.group.planning;

import codev.group.calendar.CalendarSession;
import codev.group.domain.SessionSeriesRules;
import codev.group.domain.SessionSeriesRules.DatedWarning;
import codev.group.domain.person.Absence;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.group.GroupView;
import codev.group.planning.BusyTimes.Conflict;
import codev.group.planning.BusyTimes.TakenRoom;
import codev.group.planning.ProgrammeCalendarDraft.GroupStart;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates for each group: the first at which its room and its facilitator are free for the
 * whole series and, if possible, all of its members too. Groups that begin are spread over the days
 * of the week that were chosen.
 */
final class SeriesDateFinder {
  /** As many ways out of a conflict as are weighed at a glance. */
  private static final int ALTERNATIVES = 3;

  private final ProgrammeSettings settings;
  private final SessionSeriesOptions options;
  private final Duration length;
  private final BusyTimes busyTimes;
  private final Map<Username, List<Absence>> absences;
  private final Map<DayOfWeek, Integer> groupsOnDay = new EnumMap<>(DayOfWeek.class);

  /**
   * @param length of a session
   * @param busyTimes of everybody; those found here are added
   * @param absences of everybody who has any
   */
  SeriesDateFinder(
      ProgrammeSettings settings,
      SessionSeriesOptions options,
      Duration length,
      BusyTimes busyTimes,
      Map<Username, List<Absence>> absences) {
    this.settings = settings;
    this.options = options;
    this.length = length;
    this.busyTimes = busyTimes;
    this.absences = absences;
  }

  /**
   * A calendar that a group could have.
   *
   * @param left whether it is left out
   * @param count how many sessions were asked for; {@code null}: until the programme ends
   * @param sessions when each begins
   * @param inTheWay the day of a session that the group has already, and that this would not follow
   * @param takenRoom who has its room at one of these times
   * @param alternatives when its series could begin instead; none where nothing is taken
   */
  public record Draft(
      GroupView group,
      LocalDate firstDate,
      LocalTime timeOfDay,
      boolean left,
      @Nullable Integer count,
      List<Instant> sessions,
      @Nullable LocalDate inTheWay,
      List<DatedWarning> warnings,
      List<Conflict> conflicts,
      @Nullable TakenRoom takenRoom,
      List<Alternative> alternatives) {

    /** Everybody whom the page names. */
    Stream<Username> named() {
      return Stream.concat(
          Stream.of(group.facilitator()), conflicts.stream().map(Conflict::person));
    }

    public boolean isFine() {
      return inTheWay == null && warnings.isEmpty() && isFree();
    }

    /** Whether neither its people nor its room are taken. */
    public boolean isFree() {
      return conflicts.isEmpty() && takenRoom == null;
    }

    Draft with(List<Alternative> freeAlternatives) {
      return new Draft(
          group,
          firstDate,
          timeOfDay,
          left,
          count,
          sessions,
          inTheWay,
          warnings,
          conflicts,
          takenRoom,
          freeAlternatives);
    }
  }

  /** When a series could begin for which nobody and no room is taken. */
  public record Alternative(LocalDate firstDate, LocalTime timeOfDay) {}

  /** For each group in turn, within the weeks that lie between two sessions. */
  List<Draft> propose(
      SequencedMap<GroupView, UnplannedSessions> groups, ProgrammeCalendarForm form) {
    var drafts =
        groups.entrySet().stream()
            .map(lacking -> settle(best(lacking.getKey(), lacking.getValue(), form)))
            .toList();
    return withAlternatives(drafts);
  }

  /** Once all are settled: what is free for one is free beside the others. */
  private List<Draft> withAlternatives(List<Draft> drafts) {
    return drafts.stream()
        .map(draft -> draft.left() || draft.isFree() ? draft : draft.with(alternatives(draft)))
        .toList();
  }

  /** The soonest working days from its own on, at its hour. */
  private List<Alternative> alternatives(Draft draft) {
    return draft
        .firstDate()
        .datesUntil(draft.firstDate().plusWeeks(2L * options.weeks(settings)))
        .filter(day -> ProgrammeCalendarForm.DAYS.contains(day.getDayOfWeek()))
        .filter(day -> !settings.isHoliday(day))
        .map(day -> draft(draft.group(), day, draft.timeOfDay(), draft.count(), false))
        .filter(other -> other.isFree() && other.inTheWay() == null)
        .limit(ALTERNATIVES)
        .map(other -> new Alternative(other.firstDate(), other.timeOfDay()))
        .toList();
  }

  /** Checks dates chosen by hand and returns them with their conflicts. */
  List<Draft> check(Map<UUID, GroupView> groups, List<GroupStart> starts) {
    var drafts = new ArrayList<Draft>();
    for (var one : starts) {
      var group = groups.get(one.id());
      if (group == null) continue;
      var draft = draft(group, one.firstDate(), one.timeOfDay(), one.count(), one.isLeft());
      drafts.add(one.isLeft() ? draft : settle(draft));
    }
    return withAlternatives(drafts);
  }

  private record Slot(LocalDate day, LocalTime time) {}

  /**
   * The day of the week with the fewest groups first, for a group that has no day yet. No cycle
   * begins on a holiday, if there is any other day.
   */
  private List<Slot> possible(LocalDate from, boolean begins, ProgrammeCalendarForm form) {
    var days =
        from.datesUntil(from.plusWeeks(options.weeks(settings)))
            .filter(day -> form.days().contains(day.getDayOfWeek()))
            .toList();
    var working = days.stream().filter(day -> !settings.isHoliday(day)).toList();
    return (working.isEmpty() ? days : working)
        .stream()
            .sorted(Comparator.comparingInt(day -> begins ? groupsOn(day) : 0))
            .flatMap(day -> form.hours().stream().map(time -> new Slot(day, time)))
            .toList();
  }

  private int groupsOn(LocalDate day) {
    return groupsOnDay.getOrDefault(day.getDayOfWeek(), 0);
  }

  private Draft best(GroupView group, UnplannedSessions unplanned, ProgrammeCalendarForm form) {
    Draft best = null;
    boolean begins = group.sessions().last().isEmpty();
    for (var slot : possible(unplanned.notBefore(), begins, form)) {
      var draft = draft(group, slot.day(), slot.time(), unplanned.count(), false);
      if (draft.isFree()) return draft;
      if (best == null || obstacle(draft) < obstacle(best)) best = draft;
    }
    if (best == null) throw new IllegalStateException("the request has no day or no time");
    return best;
  }

  /** A taken room is refused, a facilitator leads one group at a time, a member may be missing. */
  private static int obstacle(Draft draft) {
    if (draft.takenRoom() != null) return 2;
    return draft.conflicts().stream().anyMatch(Conflict::facilitates) ? 1 : 0;
  }

  private Draft draft(
      GroupView group, LocalDate day, LocalTime time, @Nullable Integer count, boolean isLeft) {
    var cycle = new SessionSeriesRules(options.from(day, time, count), settings);
    var sessions = cycle.slots().stream().map(SessionSeriesRules.Slot::startsAt).toList();
    var others =
        group.sessions().all().stream()
            .filter(session -> session.state() != CalendarSession.State.CANCELLED)
            .map(CalendarSession::startsAt)
            .toList();
    return new Draft(
        group,
        day,
        time,
        isLeft,
        count,
        sessions,
        UnplannedSessions.lastConflictingDay(group.sessions(), day, options.zone()).orElse(null),
        cycle.warnings(others),
        isLeft ? List.of() : conflicts(group, sessions),
        isLeft ? null : busyTimes.taken(options.place(), sessions, length).orElse(null),
        List.of());
  }

  /** Of those who are expected elsewhere, and of those who are absent. */
  private List<Conflict> conflicts(GroupView group, List<Instant> sessions) {
    var elsewhere = busyTimes.conflicts(group, sessions, length);
    var absent = group.people().flatMap(person -> absence(person, group, sessions).stream());
    return Stream.concat(elsewhere.stream(), absent).toList();
  }

  /** The first session that a person would miss. */
  private Optional<Conflict> absence(Username person, GroupView group, List<Instant> sessions) {
    var personAbsences = absences.getOrDefault(person, List.of());
    boolean facilitates = person.equals(group.facilitator());
    return sessions.stream()
        .filter(start -> personAbsences.stream().anyMatch(one -> one.includes(day(start))))
        .map(start -> new Conflict(person, facilitates, true, null, start))
        .findFirst();
  }

  private LocalDate day(Instant start) {
    return start.atZone(options.zone()).toLocalDate();
  }

  private Draft settle(Draft draft) {
    busyTimes.add(draft.group(), draft.sessions(), length, options.place());
    groupsOnDay.merge(draft.firstDate().getDayOfWeek(), 1, Integer::sum);
    return draft;
  }
}
