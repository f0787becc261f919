package codev.group.planning;

import codev.group.calendar.CalendarSession;
import codev.group.domain.MethodWarning;
import codev.group.domain.ProgrammeSettings;
import codev.group.domain.SessionSeries;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import codev.group.planning.BusyTimes.Clash;
import codev.group.planning.ProgrammeCalendarDraft.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates for each group: the first at which its facilitator is free for the whole series and,
 * if possible, all of its members too.
 */
final class SeriesDateFinder {
  private final ProgrammeSettings frame;
  private final SessionSeriesOptions rhythm;
  private final Duration length;
  private final BusyTimes engagements;

  /**
   * @param length of a session
   * @param engagements of everybody; those found here are added
   */
  SeriesDateFinder(
      ProgrammeSettings frame,
      SessionSeriesOptions rhythm,
      Duration length,
      BusyTimes engagements) {
    this.frame = frame;
    this.rhythm = rhythm;
    this.length = length;
    this.engagements = engagements;
  }

  /**
   * A calendar that a group could have.
   *
   * @param left whether it is left out
   * @param count how many sessions were asked for; {@code null}: until the programme ends
   * @param sessions when each begins
   * @param inTheWay the day of a session that the group has already, and that this would not follow
   */
  public record Draft(
      GroupView group,
      LocalDate firstDate,
      LocalTime timeOfDay,
      boolean left,
      @Nullable Integer count,
      List<Instant> sessions,
      @Nullable LocalDate inTheWay,
      List<MethodWarning> warnings,
      List<Clash> clashes) {

    /** Everybody whom the page names. */
    Stream<Username> named() {
      return Stream.concat(Stream.of(group.facilitator()), clashes.stream().map(Clash::person));
    }

    public boolean isFine() {
      return inTheWay == null && warnings.isEmpty() && clashes.isEmpty();
    }
  }

  /** For each group in turn, within the weeks that lie between two sessions. */
  List<Draft> propose(
      SequencedMap<GroupView, UnplannedSessions> groups, ProgrammeCalendarForm wish) {
    return groups.entrySet().stream()
        .map(lacking -> settle(best(lacking.getKey(), lacking.getValue(), wish)))
        .toList();
  }

  /** Checks dates chosen by hand and returns them with their conflicts. */
  List<Draft> look(Map<UUID, GroupView> groups, List<Beginning> wanted) {
    var drafts = new ArrayList<Draft>();
    for (var one : wanted) {
      var group = groups.get(one.id());
      if (group == null) continue;
      var draft = draft(group, one.firstDate(), one.timeOfDay(), one.count(), one.isLeft());
      drafts.add(one.isLeft() ? draft : settle(draft));
    }
    return drafts;
  }

  private record Slot(LocalDate day, LocalTime time) {}

  /** No cycle begins on a holiday, if there is any other day. */
  private List<Slot> possible(LocalDate from, ProgrammeCalendarForm wish) {
    var days =
        from.datesUntil(from.plusWeeks(rhythm.weeks(frame)))
            .filter(day -> wish.days().contains(day.getDayOfWeek()))
            .toList();
    var working = days.stream().filter(day -> !frame.isHoliday(day)).toList();
    return (working.isEmpty() ? days : working)
        .stream().flatMap(day -> wish.hours().stream().map(time -> new Slot(day, time))).toList();
  }

  private Draft best(GroupView group, UnplannedSessions remainder, ProgrammeCalendarForm wish) {
    Draft best = null;
    for (var slot : possible(remainder.notBefore(), wish)) {
      var draft = draft(group, slot.day(), slot.time(), remainder.count(), false);
      if (draft.clashes().isEmpty()) return draft;
      if (best == null || (leads(best) && !leads(draft))) best = draft;
    }
    if (best == null) throw new IllegalStateException("the request has no day or no time");
    return best;
  }

  private static boolean leads(Draft draft) {
    return draft.clashes().stream().anyMatch(Clash::facilitates);
  }

  private Draft draft(
      GroupView group, LocalDate day, LocalTime time, @Nullable Integer count, boolean left) {
    var cycle = rhythm.from(day, time, count);
    var sessions = cycle.slots(frame).stream().map(SessionSeries.Slot::startsAt).toList();
    var meetings =
        group.sessions().meetings().stream()
            .filter(meeting -> meeting.state() != CalendarSession.State.CANCELLED)
            .map(CalendarSession::startsAt)
            .toList();
    return new Draft(
        group,
        day,
        time,
        left,
        count,
        sessions,
        UnplannedSessions.inTheWay(group.sessions(), day, rhythm.zone()).orElse(null),
        cycle.warnings(frame, meetings),
        left ? List.of() : engagements.clashes(group, sessions, length));
  }

  private Draft settle(Draft draft) {
    engagements.add(draft.group(), draft.sessions(), length);
    return draft;
  }
}
