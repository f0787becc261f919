package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Username;
import codev.group.notifications.GroupNotificationView.HeldSession;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * An e-mail to the members and the facilitator of a session once it is over, with the link to its
 * summary, unless they do without. Only who was there can still evaluate the session and sign for
 * it.
 */
@Component
record SummaryEmails(EmailRecipientQueries recipients, EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.summary.";

  @Override
  public Stream<Email> due(Instant moment) {
    return recipients.groupsThatMet(moment.minus(settings.fresh()), moment).stream()
        .flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var over = group.held().stream().filter(held -> settings.isFresh(held.at(), moment)).toList();
    if (over.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return over.stream().flatMap(held -> emails(group, held, context));
  }

  private static Stream<Email> emails(
      GroupNotificationView group, HeldSession held, SessionEmailContext context) {
    return group.sessions().find(held.session()).stream()
        .flatMap(
            session ->
                readers(group, session, held)
                    .filter(person -> context.wants(EmailKind.SUMMARIES, person))
                    .flatMap(person -> context.present(person).stream())
                    .map(reader -> email(reader, group, session)));
  }

  /**
   * Who was expected in it and is still in the group: of the others nobody reads it. Who was to
   * lead it, and who did if it was handed over meanwhile.
   */
  private static Stream<Username> readers(
      GroupNotificationView group, CalendarSession session, HeldSession held) {
    var expected =
        session.attendance().stream()
            .map(AttendanceRecord::member)
            .filter(group.members()::contains);
    var facilitators =
        Stream.concat(Stream.of(session.facilitator()), Stream.ofNullable(held.facilitator()));
    return Stream.concat(expected, facilitators).distinct();
  }

  private static Email email(
      EmailRecipient reader, GroupNotificationView group, CalendarSession session) {
    var opening = session.clients().isEmpty() ? "opening-early" : "opening";
    var blocks = new ArrayList<EmailBlock>(List.of(text(opening, group.name())));
    if (session.isAttendedBy(new Username(reader.username()))) blocks.add(text("evaluate"));
    return new Email(
        EmailId.of(reader, "summary", session.id()),
        reader,
        text("subject", group.name(), session.number()),
        blocks,
        EmailLink.of(KEY + "open", "/sessions/" + session.id() + "/summary"),
        List.of(),
        null);
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
