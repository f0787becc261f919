package codev.group.notifications;

import codev.group.domain.GroupId;
import codev.group.domain.SessionId;
import codev.group.domain.person.Username;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    var changes =
        recipients.groups().stream().flatMap(group -> changes(group, given, moment)).toList();
    if (changes.isEmpty()) return Stream.empty();
    var contexts = recipients.contexts(changes.stream().map(SessionNotification::group).toList());
    return changes.stream().flatMap(change -> email(change, contexts).stream());
  }

  private static Optional<Email> email(
      SessionNotification change, Map<GroupId, SessionEmailContext> contexts) {
    return change.email(Objects.requireNonNull(contexts.get(change.group().group())));
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

  private Stream<SessionNotification> changes(
      GroupNotificationView group, Map<Username, ContactView.Address> given, Instant moment) {
    return InvitationChange.of(group, moment)
        .map(change -> change.forAddress(given.get(change.person())))
        .filter(change -> settings.isFresh(change.decidedAt(), moment))
        .map(change -> change.notification(group));
  }
}
