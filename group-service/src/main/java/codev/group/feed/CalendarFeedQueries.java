package codev.group.feed;

import codev.group.calendar.CalendarEntryTexts;
import codev.group.calendar.CalendarSession;
import codev.group.calendar.GroupCalendar;
import codev.group.calendar.ICalendarFile;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.notifications.ContactQueries;
import codev.infra.email.EmailProperties;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads calendar feeds: whose they are, and what they show. */
@Component
class CalendarFeedQueries {
  private final ReadModel<CalendarFeedView> feeds;
  private final GroupQueries groups;
  private final DirectoryQueries directory;
  private final ContactQueries contacts;
  private final CalendarEntryTexts texts;
  private final EmailProperties settings;

  CalendarFeedQueries(
      ReadModels views,
      GroupQueries groups,
      DirectoryQueries directory,
      ContactQueries contacts,
      CalendarEntryTexts texts,
      EmailProperties settings) {
    this.feeds = views.project(CalendarFeedView.PROJECTION);
    this.groups = groups;
    this.directory = directory;
    this.contacts = contacts;
    this.texts = texts;
    this.settings = settings;
  }

  Optional<CalendarFeedView> of(Username person) {
    return feeds.find(person.value());
  }

  /** As of the end of the log: a withdrawn address is closed at once. */
  Optional<CalendarFeedView> at(FeedSecret secret) {
    return feeds.current().where("digest", secret.digest()).stream().findFirst();
  }

  /** The sessions in which a person takes part, in the language of their e-mails. */
  String sessions(Username person) {
    var language =
        contacts.of(person).flatMap(CalendarFeedQueries::language).orElseGet(settings::language);
    var file = new ICalendarFile();
    for (var group : groups.groupsWith(person.value()).toList()) {
      var names = directory.names(group.named().toList());
      file.with(
          calendar(group, person),
          session -> texts.of(session, group.name(), names.of(session.facilitator()), language));
    }
    return file.feed(texts.calendarName(language));
  }

  /** A substitute sees the sessions that they lead, nothing else of the group. */
  private static GroupCalendar calendar(GroupView group, Username person) {
    if (group.people().anyMatch(person::equals)) return group.sessions();
    return new GroupCalendar(
        group.sessions().all().stream()
            .filter((CalendarSession session) -> session.facilitator().equals(person))
            .toList());
  }

  private static Optional<Locale> language(Contact contact) {
    return Optional.ofNullable(contact.language()).map(language -> language.locale());
  }
}
