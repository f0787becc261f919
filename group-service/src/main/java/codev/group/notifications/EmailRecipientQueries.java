package codev.group.notifications;

import codev.group.answers.InvitationAnswerQueries;
import codev.group.calendar.CalendarEntryTexts;
import codev.group.domain.person.Contact;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.invitations.InvitationAddresses;
import codev.group.notifications.ContactQueries.KnownPeople;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.ui.NameOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the groups that e-mails are about, and the recipients of an e-mail among people. */
@Component
public class EmailRecipientQueries {
  private final ReadModel<GroupNotificationView> groups;
  private final ContactQueries contacts;
  private final InvitationAnswerQueries answers;
  private final CalendarEntryTexts texts;
  private final InvitationAddresses addresses;
  private final EmailProperties settings;

  EmailRecipientQueries(
      ReadModels views,
      ContactQueries contacts,
      InvitationAnswerQueries answers,
      CalendarEntryTexts texts,
      InvitationAddresses addresses,
      EmailProperties settings) {
    this.groups = views.project(GroupNotificationView.PROJECTION);
    this.contacts = contacts;
    this.answers = answers;
    this.texts = texts;
    this.addresses = addresses;
    this.settings = settings;
  }

  /** The groups that may still meet. */
  List<GroupNotificationView> groups() {
    return groups.where("open", true);
  }

  /**
   * Those of which a session was over on a day from one moment to another, among them groups that
   * have met for the last time.
   */
  List<GroupNotificationView> groupsThatMet(Instant from, Instant to) {
    var end = LocalDate.ofInstant(to, ZoneOffset.UTC).plusDays(1);
    var days = LocalDate.ofInstant(from, ZoneOffset.UTC).datesUntil(end);
    return groups.whereAny("heldOn", days.map(LocalDate::toString).toList());
  }

  Optional<GroupNotificationView> group(GroupId id) {
    return groups.find(id.toString());
  }

  /** A group with everything that is recorded by now. */
  Optional<GroupNotificationView> currentGroup(GroupId id) {
    return groups.current().find(id.toString());
  }

  /** The addresses that people were given on a day from one moment to another. */
  Map<Username, ContactView.Address> addresses(Instant from, Instant to) {
    return contacts.addresses(from, to);
  }

  /** By name. */
  List<GroupNotificationView> groupsOf(ProgrammeId programme) {
    return groups.where("programme", programme.toString()).stream()
        .sorted(Comparator.comparing(GroupNotificationView::name, NameOrder.alphabetical()))
        .toList();
  }

  /** Empty for who has left the organisation, or has no address. */
  public Optional<EmailRecipient> present(Username person) {
    return Optional.ofNullable(present(List.of(person)).get(person));
  }

  /** Likewise of several people: those who are left. */
  public Map<Username, EmailRecipient> present(Collection<Username> people) {
    var known = contacts.known(people);
    var present = new HashMap<Username, EmailRecipient>();
    for (var entry : known.contacts().entrySet()) {
      var person = entry.getKey();
      if (known.departed().contains(person)) continue;
      recipient(person, entry.getValue()).ifPresent(reader -> present.put(person, reader));
    }
    return present;
  }

  /** What e-mails to the people of a group need to know. */
  SessionEmailContext context(GroupNotificationView group) {
    var people = contacts.known(group.people().toList());
    return context(people, answers.given(group.group()));
  }

  /** The same of several groups, which may come several times; all is read at once. */
  Map<GroupId, SessionEmailContext> contexts(Collection<GroupNotificationView> groups) {
    var byId = new HashMap<GroupId, GroupNotificationView>();
    groups.forEach(group -> byId.put(group.group(), group));
    var names = byId.values().stream().flatMap(GroupNotificationView::people).distinct();
    var people = contacts.known(names.toList());
    var addresses = answers.given(byId.keySet());
    var contexts = new HashMap<GroupId, SessionEmailContext>();
    for (var group : byId.values()) {
      var answered = addresses.getOrDefault(group.group(), Map.of());
      contexts.put(group.group(), context(people.among(group.people().toList()), answered));
    }
    return contexts;
  }

  private SessionEmailContext context(
      KnownPeople people, Map<SessionId, Map<Username, InvitationAnswer>> givenAnswers) {
    return new SessionEmailContext(
        people.contacts(), people.departed(), givenAnswers, texts, addresses, settings);
  }

  /** Those of these people who have an address. */
  public List<EmailRecipient> of(Collection<Username> people) {
    return contacts.of(people).entrySet().stream()
        .flatMap(known -> recipient(known.getKey(), known.getValue()).stream())
        .toList();
  }

  /** A person at an address that is no longer theirs; empty for who is not in the directory. */
  Optional<EmailRecipient> atFormerAddress(String address, Username person) {
    return contacts
        .of(person)
        .map(
            now ->
                new Contact(
                    now.displayName(), address, now.language(), now.reminders(), now.unwanted()))
        .flatMap(former -> recipient(person, former));
  }

  private Optional<EmailRecipient> recipient(Username person, Contact contact) {
    return SessionEmailContext.recipient(person, contact, settings.language());
  }

  /** The name to show for a person. */
  public String displayName(Username person) {
    return contacts.of(person).map(Contact::displayName).orElse(person.value());
  }
}
