package codev.group.notifications;

import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails that keep each person's calendar up to date: one for each session, with an invitation or
 * a cancellation (ADR 60), to the members and the facilitator, whatever their preferences. Of
 * several changes only the last is sent. A person who joins later is invited to all planned
 * sessions; for one who leaves they are cancelled.
 */
@Component
public class SessionInvitations implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final EmailProperties settings;

  SessionInvitations(EmailRecipientQueries recipients, EmailProperties settings) {
    this.recipients = recipients;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var changes =
        InvitationChange.of(group, moment)
            .filter(change -> settings.isFresh(change.decidedAt(), moment))
            .map(change -> change.notification(group))
            .toList();
    if (changes.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return changes.stream().flatMap(change -> change.email(context).stream());
  }
}
