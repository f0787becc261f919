package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Contact;
import codev.group.domain.person.Username;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** E-mails that remind of a session shortly before it, unless its date has just been sent. */
@Component
class SessionReminders implements DueEmailSource {
  private final EmailRecipientQueries readers;
  private final EmailProperties settings;
  private final Duration before;

  /**
   * @param before how long before a session its people are reminded of it
   */
  SessionReminders(
      EmailRecipientQueries readers,
      EmailProperties settings,
      @Value("${codev.inviting.remind-before:3d}") Duration before) {
    this.readers = readers;
    this.settings = settings;
    this.before = before;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    return readers.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(NotifiedGroup group, Instant moment) {
    var near = group.ahead(moment).filter(session -> isNear(session, moment)).toList();
    if (near.isEmpty()) return Stream.empty();
    var people = readers.of(group, Contact::reminders);
    return near.stream()
        .flatMap(
            session ->
                people.stream()
                    .filter(p -> group.isFor(new Username(p.username()), session))
                    .map(reminder(group, session)::to));
  }

  private boolean isNear(CalendarSession session, Instant moment) {
    var due = session.startsAt().minus(before);
    return session.state() == CalendarSession.State.PLANNED
        && !moment.isBefore(due)
        && session.changedAt().isBefore(due);
  }

  private static SessionNotification reminder(NotifiedGroup group, CalendarSession session) {
    var id = "reminder/" + session.id() + "/" + session.startsAt();
    return new SessionNotification("reminder", id, group, List.of(session), List.of());
  }
}
