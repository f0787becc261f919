package codev.group.notifications;

import codev.group.answers.InvitationAnswerQueries;
import codev.group.calendar.CalendarSession;
import codev.group.domain.template.SessionTemplate;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailRecipient;
import codev.infra.email.TranslatableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * An e-mail to the facilitator of a session to which too few members would come, as they have
 * answered: once for each date of the session, while another date can still be found.
 */
@Component
class QuorumEmails implements DueEmailSource {
  private static final String KEY = "group.letter.quorum.";

  private final EmailRecipientQueries recipients;
  private final InvitationAnswerQueries answers;

  QuorumEmails(EmailRecipientQueries recipients, InvitationAnswerQueries answers) {
    this.recipients = recipients;
    this.answers = answers;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var lacking =
        group
            .ahead(moment)
            .filter(session -> session.state() == CalendarSession.State.PLANNED)
            .filter(session -> answers.lacksQuorum(group.group(), session.id(), group.members()))
            .toList();
    if (lacking.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return lacking.stream()
        .flatMap(
            session ->
                context.present(session.facilitator()).stream()
                    .map(reader -> email(reader, group, session, context)));
  }

  private static Email email(
      EmailRecipient reader,
      GroupNotificationView group,
      CalendarSession session,
      SessionEmailContext context) {
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(text("opening", group.name()));
    blocks.addAll(SessionFacts.of(session, context.displayName(session.facilitator())));
    blocks.add(text("choices"));
    return new Email(
        "quorum/%s/%d".formatted(session.id(), session.dateRevision()),
        reader,
        text("subject", group.name(), session.number(), session.startsAt()),
        blocks,
        choices(group, session),
        List.of(),
        null);
  }

  /** Both are decided on the page of the group. */
  private static EmailLink choices(GroupNotificationView group, CalendarSession session) {
    var page = "/groups/" + group.group();
    var otherDate = EmailLink.of("group.answer.other-date", page + "#move-" + session.id());
    return session.template().equals(SessionTemplate.Key.FLASH_60)
        ? otherDate
        : otherDate.beside(
            EmailLink.of("group.answer.in-an-hour", page + "#session-" + session.id()));
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
