package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.EmailKind;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** E-mails that remind of a session shortly before it, unless its date has just been sent. */
@Component
class SessionReminders implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final EmailProperties settings;
  private final Duration before;

  /**
   * @param before how long before a session its people are reminded of it
   */
  SessionReminders(
      EmailRecipientQueries recipients,
      EmailProperties settings,
      @Value("${codev.inviting.remind-before:3d}") Duration before) {
    this.recipients = recipients;
    this.settings = settings;
    this.before = before;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var near = group.ahead(moment).filter(session -> isNear(session, moment)).toList();
    if (near.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return near.stream()
        .flatMap(
            session ->
                group
                    .people(session)
                    .filter(person -> context.wants(EmailKind.REMINDERS, person))
                    .map(person -> SessionNotification.reminder(group, session, person)))
        .flatMap(reminder -> reminder.email(context).stream());
  }

  private boolean isNear(CalendarSession session, Instant moment) {
    var due = session.startsAt().minus(before);
    return session.state() == CalendarSession.State.PLANNED
        && !moment.isBefore(due)
        && session.changedAt().isBefore(due);
  }
}
