package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * An e-mail to the members and the facilitator of a session that was postponed, as long as it has
 * no new date. With the new date comes another invitation.
 */
@Component
record PostponementEmails(EmailRecipientQueries recipients, EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.postponed.";

  @Override
  public Stream<Email> due(Instant moment) {
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var postponed =
        group.sessions().all().stream()
            .filter(session -> session.isToCome() && session.needsANewDate())
            .filter(session -> settings.isFresh(session.changedAt(), moment))
            .toList();
    if (postponed.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return postponed.stream()
        .flatMap(
            session ->
                group.people(session).flatMap(person -> email(person, group, session, context)));
  }

  private static Stream<Email> email(
      Username person,
      GroupNotificationView group,
      CalendarSession session,
      SessionEmailContext context) {
    var nextStepKey = session.facilitator().equals(person) ? "choose" : "wait";
    return context.present(person).stream()
        .map(
            reader ->
                new Email(
                    EmailId.of(reader, "postponed", session.id(), session.dateRevision()),
                    reader,
                    text("subject", group.name(), session.number()),
                    List.<EmailBlock>of(text("opening", group.name()), text(nextStepKey)),
                    EmailLink.of("group.letter.open-group", "/groups/" + group.group()),
                    List.of(),
                    null));
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
