package codev.group.notifications;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailId;
import codev.infra.email.EmailProperties;
import codev.infra.email.SentEmails;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails that keep each person's calendar up to date: one for each session, with an invitation or
 * a cancellation (ADR 60), to the members and the facilitator, whatever their preferences. Of
 * several changes only the last is sent. A person who joins later is invited to all planned
 * sessions; for one who leaves those are cancelled to which they were invited. Who is given another
 * address is invited there, too; nothing is cancelled at the former one, which may be the same
 * mailbox by another name.
 */
@Component
public class SessionDateEmails implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final SentEmails sentEmails;
  private final EmailProperties settings;

  SessionDateEmails(
      EmailRecipientQueries recipients, SentEmails sentEmails, EmailProperties settings) {
    this.recipients = recipients;
    this.sentEmails = sentEmails;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    var addresses = recipients.addresses(moment.minus(settings.fresh()), moment);
    var changes =
        recipients.groups().stream().flatMap(group -> changes(group, addresses, moment)).toList();
    if (changes.isEmpty()) return Stream.empty();
    var contexts = recipients.contexts(changes.stream().map(SessionNotification::group).toList());
    var invitations =
        invitations(
            changes.stream().filter(change -> needsInvitation(change, contexts, moment)).toList());
    return changes.stream()
        .filter(
            change ->
                !needsInvitation(change, contexts, moment)
                    || invitations.stream().anyMatch(change::isInvitedBy))
        .flatMap(change -> change.email(context(change, contexts)).stream());
  }

  private static SessionEmailContext context(
      SessionNotification change, Map<GroupId, SessionEmailContext> contexts) {
    return Objects.requireNonNull(contexts.get(change.group().group()));
  }

  /**
   * Whether it is sent only to somebody who was invited before. Of a group that is older than
   * e-mails are kept it is not known any more who was.
   */
  private boolean needsInvitation(
      SessionNotification change, Map<GroupId, SessionEmailContext> contexts, Instant moment) {
    return change.onlyClearsCalendar(context(change, contexts))
        && moment.isBefore(change.group().formedAt().plus(settings.kept()));
  }

  /** The ids of the e-mails about these sessions that these people have, or may have. */
  private Set<EmailId> invitations(List<SessionNotification> changes) {
    if (changes.isEmpty()) return Set.of();
    var sessions = changes.stream().map(change -> change.session().id().toString()).distinct();
    var people = changes.stream().map(change -> change.person().value()).distinct();
    return sentEmails.idsPossiblySent(sessions.toList(), people.toList());
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
      GroupNotificationView group,
      Map<Username, ContactView.Address> givenAddresses,
      Instant moment) {
    return InvitationChange.of(group, moment)
        .map(change -> change.forAddress(givenAddresses.get(change.person())))
        .filter(change -> settings.isFresh(change.decidedAt(), moment))
        .map(change -> change.notification(group));
  }
}
