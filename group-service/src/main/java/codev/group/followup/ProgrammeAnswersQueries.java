package codev.group.followup;

import codev.group.answers.DeclinedCharterQueries;
import codev.group.answers.ExpectedPresence;
import codev.group.answers.InvitationAnswerQueries;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.group.followup.GroupAnswers.UnreachableMember;
import codev.group.group.GroupQueries;
import codev.group.group.GroupStage;
import codev.group.group.GroupView;
import codev.group.notifications.ContactQueries;
import codev.group.programme.ProgrammeView;
import codev.infra.email.RefusedAddresses;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.ui.NameOrder;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the answers of a programme's groups. */
@Component
class ProgrammeAnswersQueries {
  private final GroupQueries groups;
  private final InvitationAnswerQueries answers;
  private final DeclinedCharterQueries declinedCharters;
  private final ContactQueries contacts;
  private final RefusedAddresses refused;
  private final ReadModel<CharterRemindersView> reminders;
  private final Clock clock;
  private final ZoneId zone;

  ProgrammeAnswersQueries(
      ReadModels views,
      GroupQueries groups,
      InvitationAnswerQueries answers,
      DeclinedCharterQueries declinedCharters,
      ContactQueries contacts,
      RefusedAddresses refused,
      Clock clock,
      ZoneId zone) {
    this.reminders = views.project(CharterRemindersView.PROJECTION);
    this.groups = groups;
    this.answers = answers;
    this.declinedCharters = declinedCharters;
    this.contacts = contacts;
    this.refused = refused;
    this.clock = clock;
    this.zone = zone;
  }

  /** Of the groups that have not finished, by name. */
  List<GroupAnswers> of(ProgrammeView programme, CurrentUser user) {
    var today = LocalDate.now(clock.withZone(zone));
    var meeting =
        groups.groups(programme.id(), user).stream()
            .filter(
                group -> GroupStage.of(group, programme.settings(), today) != GroupStage.FINISHED)
            .sorted(Comparator.comparing(GroupView::name, NameOrder.alphabetical()))
            .toList();
    var people = meeting.stream().flatMap(group -> group.members().stream()).distinct().toList();
    var known = contacts.of(people);
    var unreached = refused.among(people.stream().map(Username::value).collect(Collectors.toSet()));
    var viewer = new Username(user.username());
    return meeting.stream().map(group -> answers(group, known, unreached, viewer)).toList();
  }

  private GroupAnswers answers(
      GroupView group, Map<Username, Contact> contacts, Set<String> refused, Username viewer) {
    var next = group.sessions().nextExpected();
    var presence =
        next.flatMap(
            session ->
                Optional.<ExpectedPresence>ofNullable(
                    answers.expected(group, viewer).get(session.id())));
    var declined = declinedCharters.in(group.id());
    var missing =
        group.withoutCharter().stream().filter(member -> !declined.contains(member)).toList();
    var reminded =
        reminders
            .find(group.id().toString())
            .map(CharterRemindersView::reminded)
            .orElseGet(List::of);
    return new GroupAnswers(
        group.id(),
        group.name(),
        group.members().stream().filter(group::hasAcceptedCharter).toList(),
        group.members().stream()
            .filter(member -> !isReachable(member, contacts, refused))
            .map(member -> new UnreachableMember(member, hasAddress(member, contacts)))
            .toList(),
        declined,
        missing,
        missing.stream()
            .filter(member -> !reminded.contains(member))
            .filter(member -> hasAddress(member, contacts))
            .toList(),
        next.orElse(null),
        presence.orElse(null));
  }

  private static boolean isReachable(
      Username member, Map<Username, Contact> contacts, Set<String> refused) {
    return hasAddress(member, contacts) && !refused.contains(member.value());
  }

  private static boolean hasAddress(Username member, Map<Username, Contact> contacts) {
    var contact = contacts.get(member);
    return contact != null && contact.email() != null;
  }
}
