package codev.group.planning;

import codev.group.domain.RuleViolationException;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.people.AbsenceQueries;
import codev.group.planning.ProgrammeCalendarUseCase.Failure.RuleBroken;
import codev.group.planning.ProgrammeCalendarUseCase.Failure.SessionLater;
import codev.group.planning.SeriesDateFinder.Draft;
import codev.group.programme.ProgrammeView;
import codev.infra.ui.NameOrder;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Use case: plans the sessions of all groups of a programme that lack dates. It proposes a series
 * for each group, checks series that were changed by hand, and plans them.
 */
@Component
record ProgrammeCalendarUseCase(
    SessionPlanningUseCase planSessions,
    GroupQueries groupQueries,
    AbsenceQueries absenceQueries,
    Clock clock) {
  /** A group whose series was not planned. */
  sealed interface Failure {
    String group();

    /** The group has a session on this day, which the series would not follow. */
    record SessionLater(String group, LocalDate day) implements Failure {}

    record RuleBroken(String group, RuleViolationException violation) implements Failure {}
  }

  /**
   * @param done how many groups of the draft are dealt with, those of earlier parts among them
   * @param total how many groups of the draft are to be planned
   * @param position of the last commit in this service's log; 0: nothing was planned
   */
  record Progress(int done, int total, long position, List<Failure> failures) {}

  /** A proposed series for each group that lacks dates, in the order of the groups' names. */
  List<Draft> proposal(
      ProgrammeView programme,
      List<GroupView> groups,
      ProgrammeCalendarForm form,
      CurrentUser user) {
    var options = form.options();
    return finder(programme, options, user)
        .propose(incomplete(programme.settings(), groups, form), form);
  }

  /** The series as they were changed by hand, with their conflicts. */
  List<Draft> drafts(
      ProgrammeView programme,
      List<GroupView> groups,
      ProgrammeCalendarDraft draft,
      CurrentUser user) {
    return finder(programme, draft.options(), user).check(byId(groups), draft.groups());
  }

  /**
   * Plans a part of the groups. Each series has its id from the draft's: what is sent again is
   * planned once.
   *
   * @param from how many groups are done
   * @param limit how many more at most
   */
  Progress plan(
      ProgrammeView programme,
      ProgrammeCalendarDraft draft,
      int from,
      int limit,
      CurrentUser user) {
    var groups = byId(groupQueries.groupsOf(programme.id()));
    var starts = draft.groups().stream().filter(one -> !one.isLeft()).toList();
    int start = Math.clamp(from, 0, starts.size());
    int end = start + Math.min(limit, starts.size() - start);
    var failures = new ArrayList<Failure>();
    long position = 0;
    for (var one : starts.subList(start, end)) {
      var group = groups.get(one.id());
      if (group == null) continue;
      var series = draft.seriesRequest(one);
      var later = sessionLater(group, series, programme.settings());
      if (later.isPresent()) {
        failures.add(new SessionLater(group.name(), later.get()));
        continue;
      }
      try {
        position = planSessions.planSeries(programme, group.id(), series, user).position();
      } catch (RuleViolationException refusal) {
        failures.add(new RuleBroken(group.name(), refusal));
      }
    }
    return new Progress(end, starts.size(), position, failures);
  }

  /** How many have nothing to come, though there is time for it before the programme ends. */
  long withoutDates(ProgrammeSettings settings, List<GroupView> groups) {
    var soonest = soonest(settings.startsOn());
    return groups.stream()
        .map(GroupView::sessions)
        .filter(sessions -> sessions.toCome() == 0)
        .map(
            sessions ->
                UnplannedSessions.of(
                    sessions, soonest, settings.cadenceWeeks(), null, clock.getZone(), settings))
        .filter(Optional::isPresent)
        .count();
  }

  /** The first possible day: tomorrow at the soonest, because some hours of today are over. */
  LocalDate soonest(LocalDate wanted) {
    var tomorrow = LocalDate.now(clock).plusDays(1);
    return wanted.isBefore(tomorrow) ? tomorrow : wanted;
  }

  /** What is sent again finds its own sessions: they stand against nothing. */
  private static Optional<LocalDate> sessionLater(
      GroupView group, SessionSeriesRequest series, ProgrammeSettings settings) {
    var first = series.sessions(settings).getFirst();
    if (group.sessions().find(first).isPresent()) return Optional.empty();
    return UnplannedSessions.lastConflictingDay(
        group.sessions(), series.firstDate(), series.zone());
  }

  private SequencedMap<GroupView, UnplannedSessions> incomplete(
      ProgrammeSettings settings, List<GroupView> groups, ProgrammeCalendarForm form) {
    var incomplete = new LinkedHashMap<GroupView, UnplannedSessions>();
    var soonest = soonest(form.firstDate());
    int weeks = form.options().weeks(settings);
    groups.stream()
        .filter(group -> form.isForAll() || group.sessions().toCome() == 0)
        .sorted(Comparator.comparing(GroupView::name, NameOrder.alphabetical()))
        .forEach(
            group ->
                UnplannedSessions.of(
                        group.sessions(), soonest, weeks, form.count(), form.zone(), settings)
                    .ifPresent(unplanned -> incomplete.put(group, unplanned)));
    return incomplete;
  }

  /** People are expected elsewhere whatever the programme: all groups count. */
  private SeriesDateFinder finder(
      ProgrammeView programme, SessionSeriesOptions options, CurrentUser user) {
    var length = Duration.ofMinutes(programme.template(options.templateKey()).minutes());
    var visible = groupQueries.groups(user).stream().map(GroupView::id).collect(Collectors.toSet());
    var busy = BusyTimes.of(groupQueries.all(), visible::contains);
    return new SeriesDateFinder(programme.settings(), options, length, busy, absenceQueries.all());
  }

  private static Map<UUID, GroupView> byId(List<GroupView> groups) {
    return groups.stream().collect(Collectors.toMap(g -> g.id().value(), Function.identity()));
  }
}
