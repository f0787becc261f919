package codev.group.notifications;

import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails that keep each person's calendar up to date: one for each session, with an invitation or
 * a cancellation (ADR 60), to the members and the facilitator, whatever their preferences. Of
 * several changes only the last is sent. A person who joins later is invited to all planned
 * sessions; for one who leaves they are cancelled. Who is given another address is invited there,
 * too; nothing is cancelled at the former one, which may be the same mailbox by another name.
 */
@Component
public class SessionDateEmails implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final EmailProperties settings;

  SessionDateEmails(EmailRecipientQueries recipients, EmailProperties settings) {
    this.recipients = recipients;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    var given = recipients.addresses(moment.minus(settings.fresh()), moment);
    return recipients.groups().stream().flatMap(group -> due(group, given, moment));
  }

  /** Whether an answer to an invitation with a sequence is one to the session's present date. */
  public boolean isToPresentDate(GroupId group, SessionId session, Username person, int sequence) {
    return recipients
        .currentGroup(group)
        .flatMap(
            view ->
                view.sessions()
                    .find(session)
                    .map(one -> sequence >= InvitationChange.firstSequence(view, one, person)))
        .orElse(false);
  }

  private Stream<Email> due(
      GroupNotificationView group, Map<Username, ContactView.Address> given, Instant moment) {
    var changes =
        InvitationChange.of(group, moment)
            .map(change -> change.at(given.get(change.person())))
            .filter(change -> settings.isFresh(change.decidedAt(), moment))
            .map(change -> change.notification(group))
            .toList();
    if (changes.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return changes.stream().flatMap(change -> change.email(context).stream());
  }
}
