package codev.group.people;

import codev.group.authority.ProgrammeAccess;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.SentEmails;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.ui.NameOrder;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds the history, the absences and the groups of one person, and which e-mails they received
 * about these.
 */
@Component
class PersonQueries {
  /** How many e-mails the page lists. */
  private static final int EMAILS = 20;

  private final ReadModel<PersonHistoryView> histories;
  private final GroupQueries groups;
  private final ProgrammeQueries programmes;
  private final ProgrammeAccess access;
  private final SentEmails sentEmails;
  private final AbsenceQueries absences;
  private final Clock clock;

  PersonQueries(
      ReadModels views,
      GroupQueries groups,
      ProgrammeQueries programmes,
      ProgrammeAccess access,
      SentEmails sentEmails,
      AbsenceQueries absences,
      Clock clock) {
    this.histories = views.project(PersonHistoryView.PROJECTION);
    this.groups = groups;
    this.programmes = programmes;
    this.access = access;
    this.sentEmails = sentEmails;
    this.absences = absences;
    this.clock = clock;
  }

  PersonHistoryView history(Username person) {
    return histories
        .find(person.value())
        .orElseGet(() -> new PersonHistoryView(person, null, List.of()));
  }

  /** The groups of a person that exist for the viewer, those of today first. */
  List<PersonGroup> groups(Username person, CurrentUser user) {
    var visible = visible(person, user);
    var running = running(visible);
    return visible.stream()
        .map(
            group ->
                PersonGroup.of(
                    group,
                    programmes.programme(group.programmeId(), user).settings().name(),
                    person,
                    running.contains(group)))
        .sorted(
            Comparator.comparing(PersonGroup::isCurrent)
                .reversed()
                .thenComparing(PersonGroup::programme, NameOrder.alphabetical())
                .thenComparing(PersonGroup::name, NameOrder.alphabetical()))
        .toList();
  }

  /** The latest e-mails about the groups that exist for the viewer, the latest first. */
  List<PersonEmail> emails(Username person, CurrentUser user) {
    var visible = visible(person, user);
    return sentEmails.to(person.value()).stream()
        .flatMap(delivery -> PersonEmail.of(delivery, visible).stream())
        .limit(EMAILS)
        .toList();
  }

  /** The absences of a person, and what is planned then in their groups as far as visible. */
  List<PersonAbsence> absences(Username person, CurrentUser user) {
    var expecting =
        visible(person, user).stream()
            .filter(group -> group.people().anyMatch(person::equals))
            .toList();
    return absences.of(person).stream()
        .map(absence -> PersonAbsence.of(absence, expecting, clock.getZone()))
        .toList();
  }

  private List<GroupView> visible(Username person, CurrentUser user) {
    var authority = access.of(user);
    return groups.everWith(person).stream().filter(group -> group.isVisibleTo(authority)).toList();
  }

  /** The groups that a person belongs to or facilitates now, at the end of the log. */
  Set<GroupView> runningGroups(Username person) {
    return running(groups.currentGroupsWith(person));
  }

  private Set<GroupView> running(List<GroupView> found) {
    var ids = found.stream().map(GroupView::programmeId).collect(Collectors.toSet());
    var running = programmes.running(ids, LocalDate.now(clock));
    return found.stream()
        .filter(group -> running.contains(group.programmeId()))
        .collect(Collectors.toSet());
  }
}
