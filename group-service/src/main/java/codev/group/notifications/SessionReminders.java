package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * E-mails that remind of a session shortly before it, unless its date has just been sent. Who has
 * declined it is not reminded.
 */
@Component
class SessionReminders implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final GroupQueries groups;
  private final EmailProperties settings;
  private final Duration before;

  /**
   * @param before how long before a session its people are reminded of it
   */
  SessionReminders(
      EmailRecipientQueries recipients,
      GroupQueries groups,
      EmailProperties settings,
      @Value("${codev.inviting.remind-before:3d}") Duration before) {
    this.recipients = recipients;
    this.groups = groups;
    this.settings = settings;
    this.before = before;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var nearSessions = group.ahead(moment).filter(session -> isNear(session, moment)).toList();
    if (nearSessions.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    var known = groups.group(group.group());
    return nearSessions.stream()
        .flatMap(session -> reminders(group, session, known.nextClients(session), context));
  }

  private static Stream<Email> reminders(
      GroupNotificationView group,
      CalendarSession session,
      List<Username> clients,
      SessionEmailContext context) {
    return group
        .people(session)
        .filter(person -> context.wants(EmailKind.REMINDERS, person))
        .filter(person -> !hasDeclined(person, session, context))
        .map(
            person ->
                SessionNotification.reminder(group, session, person, clients.contains(person)))
        .flatMap(reminder -> reminder.email(context).stream());
  }

  private static boolean hasDeclined(
      Username person, CalendarSession session, SessionEmailContext context) {
    return context
        .answer(session.id(), person)
        .filter(InvitationAnswer.DECLINED::equals)
        .isPresent();
  }

  private boolean isNear(CalendarSession session, Instant moment) {
    var due = session.startsAt().minus(before);
    return session.state() == CalendarSession.State.PLANNED
        && !moment.isBefore(due)
        && session.changedAt().isBefore(due);
  }
}
