package codev.group.people;

import codev.group.authority.ProgrammeAccess;
import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Absence;
import codev.group.domain.person.Username;
import codev.group.group.GroupView;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.security.CurrentUser;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the days on which people are absent. */
@Component
public class AbsenceQueries {
  private final ReadModel<AbsencesView> absences;
  private final ProgrammeAccess access;
  private final ZoneId zone;

  AbsenceQueries(ReadModels views, ProgrammeAccess access, ZoneId zone) {
    this.absences = views.project(AbsencesView.PROJECTION);
    this.access = access;
    this.zone = zone;
  }

  /** Of one person, in order of time. */
  List<Absence> of(Username person) {
    return absences.find(person.value()).map(AbsencesView::absences).orElse(List.of());
  }

  /** Of everybody: people are absent whatever the programme. */
  public Map<Username, List<Absence>> all() {
    return byPerson(absences.all());
  }

  /**
   * Of the people who are expected in the sessions of a group that are to come. Those who plan see
   * all; a member only their own.
   */
  public List<SessionAbsence> during(GroupView group, CurrentUser user) {
    boolean plans = group.isAnsweredForBy(access.of(user));
    var sessions = group.sessions().all().stream().filter(CalendarSession::isExpected).toList();
    var people =
        sessions.stream()
            .flatMap(session -> expected(group, session))
            .map(Username::value)
            .filter(person -> plans || person.equals(user.username()))
            .distinct()
            .toList();
    var known = byPerson(absences.find(people));
    return sessions.stream()
        .map(session -> new SessionAbsence(session.id(), absent(group, session, known)))
        .filter(one -> !one.people().isEmpty())
        .toList();
  }

  private List<Username> absent(
      GroupView group, CalendarSession session, Map<Username, List<Absence>> known) {
    var day = LocalDate.ofInstant(session.startsAt(), zone);
    return expected(group, session)
        .filter(
            person ->
                known.getOrDefault(person, List.of()).stream().anyMatch(one -> one.includes(day)))
        .toList();
  }

  private static Stream<Username> expected(GroupView group, CalendarSession session) {
    return Stream.concat(Stream.of(session.facilitator()), group.members().stream());
  }

  private static Map<Username, List<Absence>> byPerson(List<AbsencesView> views) {
    return views.stream().collect(Collectors.toMap(AbsencesView::person, AbsencesView::absences));
  }
}
